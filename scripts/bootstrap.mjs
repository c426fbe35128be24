/**
 * The door of `npm start` and `npm test` on a fresh machine: installs what is missing, then hands over to Node 24.
 * Plain JavaScript for any Node from 20 on, without a single dependency: it runs before there are any.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const [command = 'start', ...rest] = process.argv.slice(2);
/** Commands that need what only development needs: the checks, the browser driver, the Salesforce CLI. */
const DEVELOPMENT = new Set(['test', 'scratch-org', 'reference', 'screenshot', '../bench/masking/run']);

function installedVersion(name) {
  try {
    return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}

function missing(wanted) {
  return Object.entries(wanted).filter(([name, version]) => installedVersion(name) !== version);
}

/** npm as it was called, so that `npm start` of one npm never installs with another. */
function npm(args, options = {}) {
  const viaNpm = process.env.npm_execpath;
  const [file, first] = viaNpm?.endsWith('.js') ? [process.execPath, [viaNpm]] : ['npm', []];
  return spawnSync(file, [...first, ...args], { cwd: root, stdio: 'inherit', ...options }).status ?? 1;
}

function install(withDevelopment) {
  const wanted = { ...manifest.dependencies, ...(withDevelopment ? manifest.devDependencies : {}) };
  // npm writes this file last, so a half-finished install is seen as none.
  const complete = existsSync(path.join(root, 'node_modules', '.package-lock.json'));
  if (complete && missing(wanted).length === 0) return;
  console.log(
    `Installing ${withDevelopment ? 'everything the tests need' : 'what it runs on'} (once; a few minutes)…`,
  );
  const audience = withDevelopment ? '--include=dev' : '--omit=dev';
  // Not `npm ci`: it refuses a lockfile that lacks optional packages of other platforms, and a registry that mirrors only
  // some platforms makes such a lockfile. `--no-save` keeps to what is locked and never writes it.
  const status = npm(['install', '--no-save', audience, '--loglevel=error', '--no-fund', '--no-audit']);
  if (status !== 0) {
    console.error(
      'The install failed. Check that npm reaches its registry (npm ping), then run the command again.',
    );
    process.exit(status);
  }
}

/** Node 24's executable: the npm dependency `node`, this very Node when it is new enough, or the bare platform package. */
function nodeExecutable() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = path.join(root, 'node_modules', 'node', 'bin', name);
  const works = (file) => existsSync(file) && spawnSync(file, ['--version']).status === 0;
  if (works(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const family = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packageName = [family, platform, process.arch].join('-');
  const prefix = path.join(root, '.data', 'node');
  const fallback = path.join(prefix, 'node_modules', packageName, 'bin', name);
  if (works(fallback)) return fallback;
  mkdirSync(prefix, { recursive: true });
  npm(['install', '--prefix', prefix, '--no-save', `${packageName}@${manifest.dependencies.node}`]);
  if (works(fallback)) return fallback;
  console.error(
    `Node 24 is needed and npm could not install it. Install Node 24 yourself and run the command again.`,
  );
  process.exit(1);
}

install(DEVELOPMENT.has(command));
const node = nodeExecutable();
const binaries = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(
  path.delimiter,
);
const child = spawn(node, [path.join(root, 'scripts', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: binaries },
});
// A terminal's Ctrl-C reaches the child by itself; a supervisor's signal to this process must be passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
