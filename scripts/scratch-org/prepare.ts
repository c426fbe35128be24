import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What stands in `unpackaged/` where every org has its own value. */
const PLACEHOLDER_URL = 'https://byom.example.com';
const PLACEHOLDER_CERTIFICATE = 'REPLACED_AT_DEPLOY';

export interface PrepareOptions {
  root: string;
  /** Where the deployable copy goes; emptied first. */
  target: string;
  /** The address at which the org reaches the middleware: https, except on this machine. */
  middlewareUrl: string;
  /** The middleware's public certificate (PEM): who holds its key may act as pre-authorised users. */
  certificate: string;
  emitLwc: (from: string, to: string) => void | Promise<void>;
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const file = path.join(directory, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });
}

function assertUsable(address: string): void {
  const url = new URL(address);
  const local = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return;
  throw new Error(
    `The middleware's address must be https (it is ${url.origin}): Salesforce calls nothing else.`,
  );
}

function fill(file: string, options: PrepareOptions): void {
  const text = readFileSync(file, 'utf8');
  const filled = text
    .replaceAll(PLACEHOLDER_URL, new URL(options.middlewareUrl).origin)
    .replaceAll(PLACEHOLDER_CERTIFICATE, options.certificate.trim());
  if (filled !== text) writeFileSync(file, filled);
}

/**
 * A copy of the project that deploys as it stands: LWCs as JavaScript, the middleware's address and certificate filled
 * in. Throws when the address is one that Salesforce could not call.
 */
export async function prepare(options: PrepareOptions): Promise<void> {
  assertUsable(options.middlewareUrl);
  rmSync(options.target, { recursive: true, force: true });
  mkdirSync(options.target, { recursive: true });
  for (const entry of ['force-app', 'unpackaged', 'sfdx-project.json', '.forceignore', 'config', 'data'])
    cpSync(path.join(options.root, entry), path.join(options.target, entry), { recursive: true });
  const lwc = path.join('force-app', 'main', 'default', 'lwc');
  await options.emitLwc(path.join(options.root, lwc), path.join(options.target, lwc));
  for (const file of filesBelow(path.join(options.target, 'unpackaged')))
    if (file.endsWith('.xml')) fill(file, options);
}
