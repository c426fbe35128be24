import {
  spawn,
  spawnSync,
  type ChildProcess,
  type SpawnOptions,
  type SpawnSyncReturns,
} from 'node:child_process';
import { chownSync, chmodSync, existsSync, statSync } from 'node:fs';
import { copyBinaries, type Binaries } from './binaries.ts';

/** PostgreSQL refuses to run as root, so root hands the server to another account: "nobody" at first. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

interface Account {
  uid: number;
  gid: number;
}

/** A way to start the server's programs under an account it accepts. */
export interface RunAs {
  name: string;
  binaries: Binaries;
  start(program: string, parameters: string[], options: SpawnOptions): ChildProcess;
  /** Runs a program to its end under the same account. */
  check(program: string, parameters: string[]): SpawnSyncReturns<string>;
  /** Gives a file or directory to the account the server runs as. */
  own(file: string, mode: number): void;
}

/**
 * Picks the first way that can run the programs and reach `dataDirectory`.
 * Throws with every way tried when none does.
 */
export function chooseRunAs(binaries: Binaries, dataDirectory: string, cluster: string): RunAs {
  if (process.getuid?.() !== 0) return thisUser(binaries);
  const account = ownerOf(cluster) ?? NOBODY;
  const tried: string[] = [];
  for (const way of [asAccount, asAccountWithOverride, asAccountWithCopies]) {
    const candidate = way(binaries, account);
    const problem = probe(candidate, dataDirectory);
    if (!problem) return candidate;
    tried.push(`- ${candidate.name}: ${problem}`);
  }
  throw new Error(
    'PostgreSQL does not run as root, and no other account could start it:\n' +
      `${tried.join('\n')}\n` +
      'Run this as an ordinary user, or move the checkout below a directory everybody may pass (mode 755), ' +
      'or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

/** A cluster that an ordinary user made stays that user's, also when root starts it later. */
function ownerOf(cluster: string): Account | null {
  if (!existsSync(cluster)) return null;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? null : { uid, gid };
}

function thisUser(binaries: Binaries): RunAs {
  return {
    name: 'this user',
    binaries,
    start: (program, parameters, options) => spawn(program, parameters, options),
    check: (program, parameters) => spawnSync(program, parameters, CHECK),
    own: (file, mode) => chmodSync(file, mode),
  };
}

function asAccount(binaries: Binaries, account: Account): RunAs {
  return {
    name: 'another account',
    binaries,
    start: (program, parameters, options) => spawn(program, parameters, { ...options, ...account }),
    check: (program, parameters) => spawnSync(program, parameters, { ...CHECK, ...account }),
    own: (file, mode) => give(file, mode, account),
  };
}

/**
 * For a checkout below a private directory such as root's home: the account is an ordinary one (the server only looks
 * at the effective user id) but keeps the one capability that passes closed directories.
 */
function asAccountWithOverride(binaries: Binaries, account: Account): RunAs {
  const setpriv = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // Else access(2), which initdb asks, looks at the account without the capability.
    '--securebits=+no_setuid_fixup',
    '--',
  ];
  return {
    name: 'another account with dac_override',
    binaries,
    start: (program, parameters, options) => spawn('setpriv', [...setpriv, program, ...parameters], options),
    check: (program, parameters) => spawnSync('setpriv', [...setpriv, program, ...parameters], CHECK),
    own: (file, mode) => give(file, mode, account),
  };
}

function asAccountWithCopies(binaries: Binaries, account: Account): RunAs {
  return { ...asAccount(copyBinaries(binaries), account), name: 'another account with copied programs' };
}

const CHECK = { cwd: '/', encoding: 'utf8' } as const;

function give(file: string, mode: number, account: Account): void {
  chownSync(file, account.uid, account.gid);
  chmodSync(file, mode);
}

/** Null when the way works, else the reason; runs `postgres --version` and enters the data directory for real. */
function probe(way: RunAs, dataDirectory: string): string | null {
  const version = way.check(way.binaries.postgres, ['--version']);
  if (version.status !== 0) return reason(version, 'cannot run the programs');
  const enter = way.check('/bin/sh', ['-c', 'cd "$0"', dataDirectory]);
  if (enter.status !== 0) return reason(enter, `cannot enter ${dataDirectory}`);
  return null;
}

function reason(result: SpawnSyncReturns<string>, what: string): string {
  const detail = result.error?.message ?? result.stderr?.trim() ?? '';
  return detail ? `${what} (${detail})` : what;
}
