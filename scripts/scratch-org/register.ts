import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Sf } from './sf.ts';

const run = promisify(execFile);

export interface RegisterOptions {
  root: string;
  /** The sfdx project into which the certificate is retrieved. */
  project: string;
  targetOrg: string;
  organizationId: string;
  instanceUrl: string;
  audience: string;
  consumerKey: string;
  integrationUsername: string;
  lightningOrigin: string;
  /** A downloaded certificate; without it the certificate is retrieved from the org. */
  certificate?: string | undefined;
  env?: Record<string, string>;
}

async function retrieveCertificate(sf: Sf, options: RegisterOptions): Promise<string> {
  const directory = path.join(options.project, 'retrieved');
  const target = ['--target-org', options.targetOrg];
  await sf([
    'project',
    'retrieve',
    'start',
    '-m',
    'Certificate:BYOM_Signing',
    '--output-dir',
    directory,
    ...target,
  ]);
  const certificates = existsSync(directory)
    ? readdirSync(directory, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('BYOM_Signing.crt'))
    : [];
  if (!certificates[0])
    throw new Error(
      'The org gave no certificate BYOM_Signing: create it in Setup, or pass --certificate <file>.',
    );
  return path.join(directory, certificates[0]);
}

/** Registers the org with the middleware: its id, where it is, and the certificate its callouts are signed with. */
export async function registerOrg(sf: Sf, options: RegisterOptions): Promise<void> {
  const certificate = options.certificate ?? (await retrieveCertificate(sf, options));
  const values: Record<string, string> = {
    'org-id': options.organizationId,
    'instance-url': options.instanceUrl,
    audience: options.audience,
    'client-id': options.consumerKey,
    'integration-username': options.integrationUsername,
    'lightning-origin': options.lightningOrigin,
    certificate,
  };
  const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
  const command = path.join(options.root, 'scripts', 'org.ts');
  await run(process.execPath, [command, ...flags], { env: { ...process.env, ...options.env } });
}

/** `https://name.my.salesforce.com` → `https://name.lightning.force.com`; any other host serves its pages itself. */
export function lightningOriginOf(instanceUrl: string): string {
  const url = new URL(instanceUrl);
  return url.origin.replace(/\.my\.salesforce\.com$/, '.lightning.force.com');
}
