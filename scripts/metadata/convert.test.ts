import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { packageDirectories } from './project-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const temporary = mkdtempSync(path.join(os.tmpdir(), 'byom-convert-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** The command line of Salesforce, away from the home folder: no telemetry, no update, no settings left behind. */
const environment = {
  ...process.env,
  HOME: path.join(temporary, 'home'),
  SF_DISABLE_TELEMETRY: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
};

async function convert(directory: string): Promise<string> {
  const output = path.join(temporary, directory);
  mkdirSync(environment.HOME, { recursive: true });
  await promisify(execFile)(
    process.execPath,
    [
      path.join(root, 'node_modules/@salesforce/cli/bin/run.js'),
      ...['project', 'convert', 'source', '--root-dir', directory, '--output-dir', output],
    ],
    { cwd: root, env: environment },
  );
  return output;
}

for (const directory of packageDirectories(root))
  test(`sf project convert source accepts ${directory}`, async () => {
    const output = await convert(directory);
    assert.ok(existsSync(path.join(output, 'package.xml')));
    assert.ok(
      readdirSync(path.join(output, 'objects')).includes('Account.object') === (directory !== 'force-app'),
    );
    assert.ok(readdirSync(path.join(output, 'permissionsets')).length > 0);
  });
