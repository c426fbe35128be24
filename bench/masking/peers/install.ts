/**
 * The peers, in versions that were looked at, installed into .data. None of their install scripts runs, and in a process
 * that loads one of them nothing can be reached over the network: @redactpii/node posts what it found when it has an API
 * key (it gets none), and redact-pii brings a client of Google's cloud along (it is not used).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../.data/bench/masking');
const PACKAGE = {
  private: true,
  dependencies: { openredaction: '1.1.5', 'redact-pii': '3.4.0', '@redactpii/node': '1.0.17' },
};

/** Installs the peers when they are not there yet. */
export function installPeers(): void {
  if (Object.keys(PACKAGE.dependencies).every((name) => existsSync(path.join(FOLDER, 'node_modules', name))))
    return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), JSON.stringify(PACKAGE));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
}

/** A peer's module. From here on this process reaches nothing. */
export function loadPeer<T>(name: keyof typeof PACKAGE.dependencies): T {
  const refuse = (): never => {
    throw new Error(`${name} may not use the network`);
  };
  Socket.prototype.connect = refuse;
  globalThis.fetch = refuse;
  return createRequire(path.join(FOLDER, 'package.json'))(name) as T;
}
