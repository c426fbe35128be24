import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface LocalOrgRegistration {
  root: string;
  data: string;
  /** The ready line of the local org: its `url` and `orgId`. */
  org: Record<string, unknown>;
  consumerKey: string;
  env: Record<string, string>;
}

/** Tells the middleware about the local org exactly as an operator does for a real one: with the registration command. */
export async function registerLocalOrg(registration: LocalOrgRegistration): Promise<void> {
  const url = String(registration.org['url']);
  const certificate = path.join(registration.data, 'local-org', 'certs', 'BYOM_Signing.crt');
  const command = path.join(registration.root, 'middleware', 'src', 'commands', 'register-org.ts');
  const values: Record<string, string> = {
    'org-id': String(registration.org['orgId']),
    'instance-url': url,
    audience: url,
    'client-id': registration.consumerKey,
    'integration-username': 'byom.integration@byom.example',
    'lightning-origin': url,
    certificate,
  };
  const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
  await run(process.execPath, [command, ...flags], { env: { ...process.env, ...registration.env } });
}
