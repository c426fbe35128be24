/**
 * Registers an org, or changes it, or pins one more of its certificates (the newest two count):
 * `node middleware/src/commands/register-org.ts --org-id 00D… --instance-url https://… --client-id … \
 *   --integration-username … --lightning-origin https://… --certificate BYOM_Signing.crt`
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createDatabase } from '../journal/database.ts';
import { migrate } from '../journal/migrate.ts';
import { registerOrg } from '../journal/orgs.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';

const TOKEN_PATH = '/services/oauth2/token';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
/** Tokens and records travel here: https, except to this machine. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => text.startsWith('https:') || LOOPBACK.test(new URL(text).hostname),
    'must begin with https://',
  )
  .refine(
    (text) => !new URL(text).username && !new URL(text).password,
    'must hold no user name and no password',
  )
  .transform((text) => text.replace(/\/+$/, ''));
const FLAGS = z.object({
  'org-id': z
    .string()
    .refine((text) => isSalesforceId(text) && text.startsWith('00D'), 'must be the id of an org'),
  'instance-url': url,
  'token-url': url.optional(),
  audience: z.string().min(1).optional(),
  'client-id': z.string().min(1),
  'integration-username': z.string().min(1),
  'lightning-origin': url.transform((text) => new URL(text).origin),
  certificate: z.string().min(1),
  'key-id': z.string().optional(),
});

async function main(): Promise<void> {
  const names = Object.keys(FLAGS.shape);
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const flags = FLAGS.safeParse(parseArgs({ options }).values);
  if (!flags.success) {
    const problems = flags.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
    throw new Error(problems.join('\n'));
  }
  const databaseUrl = process.env['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL must be set.');
  const pem = readCertificate(flags.data.certificate);
  const database = createDatabase(databaseUrl, 2);
  try {
    await migrate(database);
    await registerOrg(database, toOrg(flags.data), { keyId: flags.data['key-id'] ?? null, pem });
    process.stdout.write(`Registered ${toId18(flags.data['org-id'])}.\n`);
  } finally {
    await database.close();
  }
}

function toOrg(flags: z.infer<typeof FLAGS>) {
  const token = flags['token-url'] ?? flags['instance-url'];
  return {
    orgId: toId18(flags['org-id']),
    instanceUrl: flags['instance-url'],
    tokenUrl: new URL(token).pathname === '/' ? `${token}${TOKEN_PATH}` : token,
    audience: flags.audience ?? new URL(token).origin,
    clientId: flags['client-id'],
    integrationUsername: flags['integration-username'],
    lightningOrigin: flags['lightning-origin'],
  };
}

/** The first certificate of the file; refuses a file with a private key, which does not belong here. */
function readCertificate(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (text.includes('PRIVATE KEY'))
    throw new Error(`${file} holds a private key; give only the certificate.`);
  const certificate = new X509Certificate(text);
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') throw new Error(`${file} has no RSA key.`);
  return certificate.toString();
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
});
