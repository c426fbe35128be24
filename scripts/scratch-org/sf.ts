import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Without these the CLI looks for its maker's hosts (telemetry, updates) and for a desktop keychain. */
export const QUIET_SF = {
  SF_DISABLE_TELEMETRY: 'true',
  // The other spelling, SF_AUTOUPDATE_DISABLE, has an installation from npm start its updater all the same.
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
};

interface SfAnswer {
  status: number;
  message?: string;
  result?: unknown;
}

export interface Sf {
  /** Runs `sf <args> --json` and resolves with its `result`; rejects with the CLI's own message. */
  (args: string[]): Promise<unknown>;
}

function parse(text: string): SfAnswer | null {
  try {
    return JSON.parse(text) as SfAnswer;
  } catch {
    return null;
  }
}

function failure(args: string[], answer: SfAnswer | null, text: string): Error {
  const command = args.slice(0, 4).join(' ');
  const details = JSON.stringify(answer?.result ?? '').slice(0, 2000);
  return new Error(`sf ${command} failed: ${answer?.message ?? text.slice(0, 500)}\n${details}`);
}

/** The project's own Salesforce CLI, run in `directory` with `env` on top of this process's environment. */
export function createSf(root: string, directory: string, env: Record<string, string> = {}): Sf {
  const executable = path.join(root, 'node_modules', '.bin', 'sf');
  return async (args) => {
    const options = {
      cwd: directory,
      env: { ...process.env, ...QUIET_SF, ...env },
      maxBuffer: 64 * 1024 * 1024,
    };
    try {
      const { stdout } = await run(executable, [...args, '--json'], options);
      const answer = parse(stdout);
      if (!answer || answer.status !== 0) throw failure(args, answer, stdout);
      return answer.result;
    } catch (error) {
      const stdout = (error as { stdout?: string }).stdout;
      if (stdout === undefined) throw error;
      throw failure(args, parse(stdout), stdout || String((error as { stderr?: string }).stderr ?? ''));
    }
  };
}
