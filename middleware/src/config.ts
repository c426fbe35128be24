import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { readFallbackOn, type FallbackOn } from './core/failure-policy.ts';
import { OBSERVING_KEYS } from './observing-config.ts';

const port = z.coerce.number().int().min(0).max(65535);
const milliseconds = (standard: number) => z.coerce.number().int().positive().default(standard);

/** Every key of the environment the service reads. The descriptions are the reference page. */
const SCHEMA = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: port.default(0).describe('Port to listen on; 0 takes a free one and prints it.'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Address under which browsers reach the service; default http://HOST:PORT.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL server and database of the journal.'),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(12)
    .describe('Connections to the database.'),
  BYOM_ENVIRONMENT: z
    .enum(['development', 'production'])
    .default('development')
    .describe(
      'In development a model may be on this machine and be called with http; in production it may not.',
    ),
  BYOM_VAULT_KEY: z
    .string()
    .optional()
    .describe('Key of the vault: 32 bytes in base64. Wins over BYOM_VAULT_KEY_FILE.'),
  BYOM_VAULT_KEY_FILE: z
    .string()
    .optional()
    .describe('File with the key of the vault; refused when every account of the machine can read it.'),
  BYOM_VAULT_KEY_PREVIOUS: z
    .string()
    .optional()
    .describe(
      'Key of the vault before the last change: opens what is not sealed again yet, seals nothing. Wins over BYOM_VAULT_KEY_PREVIOUS_FILE.',
    ),
  BYOM_VAULT_KEY_PREVIOUS_FILE: z
    .string()
    .optional()
    .describe('File with that key; refused when every account of the machine can read it.'),
  BYOM_ORG_KEY_FILE: z
    .string()
    .describe(
      "PEM file with the private key of the External Client App's certificate; refused when everybody can read it.",
    ),
  CONFIG_CACHE_SECONDS: z.coerce
    .number()
    .min(0)
    .default(30)
    .describe("Seconds for which an org's configuration is used without asking again."),
  DESCRIBE_CACHE_SECONDS: z.coerce
    .number()
    .min(0)
    .default(600)
    .describe("Seconds for which a user's visible fields of an object are remembered."),
  AUDIT_LINGER_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(2000)
    .describe('Quiet time the audit relay waits for more runs before it writes a batch.'),
  AUDIT_MAX_ATTEMPTS: z.coerce
    .number()
    .int()
    .positive()
    .default(12)
    .describe('Attempts to write one audit record before it is set aside with its reason.'),
  RUN_DEADLINE_MS: milliseconds(120_000).describe('Milliseconds a run may take from its start to its end.'),
  MODEL_IDLE_TIMEOUT_MS: milliseconds(30_000).describe(
    'Milliseconds without a byte from the model after which the run fails.',
  ),
  MAX_CONCURRENT_RUNS: z.coerce
    .number()
    .int()
    .min(0)
    .default(32)
    .describe(
      'Runs this process works on at the same time; the others wait. 0: it only takes runs in, and other processes work on them.',
    ),
  ORG_CONCURRENT_RUNS: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Runs of one org worked on at the same time in all processes together; not set: no limit.'),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(600)
    .default(20)
    .describe(
      'Seconds that runs may take to end when the service is asked to stop; then other processes go on with them.',
    ),
  MAX_WAITING_RUNS: z.coerce
    .number()
    .int()
    .positive()
    .default(5000)
    .describe('Waiting runs after which new ones are refused with SERVER_BUSY.'),
  BATCH_WINDOW: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(64)
    .describe(
      'Records of one batch that are at work or wait for a model at once, in all processes together.',
    ),
  FALLBACK_ON: z
    .string()
    .default('default')
    .describe(
      'The failures after which the next model is asked: default (all but a filtered, refused or invalid request), none, or codes separated by commas.',
    ),
  MODEL_ATTEMPTS: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('How often one model is asked for the same answer while its failures may pass by themselves.'),
  MODEL_PAUSE_AFTER: z.coerce
    .number()
    .int()
    .min(1)
    .default(5)
    .describe('Failures in a row after which a model is left alone, for 30 seconds at first.'),
  SCRIPTED_REPLIES_FILE: z
    .string()
    .optional()
    .describe('JSON file with the replies of the platform scripted; for demonstrations and tests.'),
  VAULT_HOURS: z.coerce
    .number()
    .positive()
    .max(24 * 30)
    .default(24)
    .describe('Hours after which the real values behind the tokens of a run are deleted.'),
  ...OBSERVING_KEYS,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged.'),
});

/** The settings the other parts receive as values. The vault keys and `orgKey` are secrets: memory only. */
export interface Config extends Omit<z.infer<typeof SCHEMA>, 'FALLBACK_ON'> {
  vaultKey: Buffer;
  vaultKeyPrevious: Buffer | null;
  orgKey: string;
  fallbackOn: FallbackOn;
}

/** One row of docs/reference/configuration.md. */
export interface ConfigKey {
  name: string;
  description: string;
  required: boolean;
  standard: string | null;
}

/** Every key with its description and default value, in the order of the schema. */
export const CONFIG_KEYS: ConfigKey[] = Object.entries(SCHEMA.shape).map(([name, schema]) => {
  const empty = schema.safeParse(undefined);
  const standard = empty.success && empty.data !== undefined ? String(empty.data) : null;
  return { name, description: schema.description ?? '', required: !empty.success, standard };
});

/** Reads the environment; throws ONE error that names every problem. Values of secrets are in no message. */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const problems: string[] = [];
  const parsed = SCHEMA.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  const vaultKeys = readVaultKeys(given, problems);
  const orgKey = readKeyFile('BYOM_ORG_KEY_FILE', given['BYOM_ORG_KEY_FILE'], problems);
  const fallbackOn = readPolicy(parsed.data?.FALLBACK_ON ?? '', problems);
  if (!parsed.success || !vaultKeys || orgKey === null || problems.length > 0) {
    throw new Error(
      `The configuration is not complete:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
  }
  return { ...parsed.data, ...vaultKeys, orgKey, fallbackOn };
}

function readPolicy(text: string, problems: string[]): FallbackOn {
  try {
    return readFallbackOn(text);
  } catch (cause) {
    problems.push(`FALLBACK_ON: ${(cause as Error).message}`);
    return [];
  }
}

/** Reads the keys of the vault alone, for the commands that store secrets; null when there is no current one. */
export function readVaultKeys(
  environment: Record<string, string | undefined>,
  problems: string[],
): Pick<Config, 'vaultKey' | 'vaultKeyPrevious'> | null {
  const given = Boolean(environment['BYOM_VAULT_KEY'] || environment['BYOM_VAULT_KEY_FILE']);
  if (!given) problems.push('BYOM_VAULT_KEY or BYOM_VAULT_KEY_FILE: one of them must be set');
  const vaultKey = readVaultKey('BYOM_VAULT_KEY', environment, problems);
  const vaultKeyPrevious = readVaultKey('BYOM_VAULT_KEY_PREVIOUS', environment, problems);
  return vaultKey && { vaultKey, vaultKeyPrevious };
}

function readVaultKey(
  setting: string,
  environment: Record<string, string | undefined>,
  problems: string[],
): Buffer | null {
  const direct = environment[setting];
  const name = direct ? setting : `${setting}_FILE`;
  const text = direct || readKeyFile(name, environment[name], problems);
  if (text === null) return null;
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === 32) return key;
  problems.push(`${name}: must be 32 bytes in base64, not ${key.length}`);
  return null;
}

function readKeyFile(name: string, file: string | undefined, problems: string[]): string | null {
  if (!file) return null;
  try {
    const everybody = process.platform !== 'win32' && (statSync(file).mode & 0o007) !== 0;
    if (everybody) problems.push(`${name}: every account of this machine can read the file: chmod o= it`);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    problems.push(`${name}: the file cannot be read (${(cause as NodeJS.ErrnoException).code})`);
    return null;
  }
}
