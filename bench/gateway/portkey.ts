/**
 * The peer: @portkey-ai/gateway 1.15.2, installed into .data and started on a port of its own. A fresh install streams
 * nothing (its floating `^` dependencies have moved on), so the versions of its own lockfile are pinned here; and it
 * listens on every interface, so a preloaded line keeps it on this machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/postgres/free-port.ts';
import type { Started } from './processes.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../.data/bench/portkey');
const PACKAGE = {
  private: true,
  dependencies: { '@portkey-ai/gateway': '1.15.2' },
  overrides: { hono: '4.9.7', '@hono/node-server': '1.13.5' },
};
const LOOPBACK = `
const net = require('node:net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  const options = typeof port === 'object' && port !== null ? { ...port, host: '127.0.0.1' } : { port, host: '127.0.0.1' };
  return listen.call(this, options, ...rest.filter((one) => typeof one === 'function'));
};`;

function install(): string {
  const script = path.join(FOLDER, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  if (existsSync(script)) return script;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), JSON.stringify(PACKAGE));
  writeFileSync(path.join(FOLDER, 'loopback.cjs'), LOOPBACK);
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
  return script;
}

/** Installs it when it is not there yet, and resolves when it answers. */
export async function startPortkey(): Promise<Started> {
  const script = install();
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['-r', path.join(FOLDER, 'loopback.cjs'), script, '--headless', `--port=${port}`],
    { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const up = await fetch(url).then(
      () => true,
      () => false,
    );
    if (up) return { child, url, ready: {} };
    await pause(100);
  }
  throw new Error('The Portkey gateway did not start.');
}
