import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface DevelopmentKeys {
  /** Encrypts provider credentials and the values behind tokens. */
  vaultKeyFile: string;
  /** Signs the middleware's JWT bearer assertions; its certificate is what an External Client App holds. */
  orgKeyFile: string;
  certificate: string;
  /** What the org calls the middleware's External Client App. */
  consumerKey: string;
}

function writeSecret(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

async function createKeyPair(keyFile: string, certificateFile: string): Promise<void> {
  const tenYears = new Date(Date.now() + 10 * 365 * 24 * 3600 * 1000);
  const pair = await generate([{ name: 'commonName', value: 'BYOM Middleware (this machine)' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: tenYears,
  });
  writeSecret(keyFile, pair.private);
  writeFileSync(certificateFile, pair.cert);
}

/** The keys a middleware on this machine needs, made once below `directory` and readable by their owner only. */
export async function ensureKeys(directory: string): Promise<DevelopmentKeys> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const vaultKeyFile = path.join(directory, 'vault.key');
  const orgKeyFile = path.join(directory, 'middleware.key');
  const certificateFile = path.join(directory, 'middleware.crt');
  const consumerKeyFile = path.join(directory, 'consumer-key');
  if (!existsSync(vaultKeyFile)) writeSecret(vaultKeyFile, randomBytes(32).toString('base64'));
  if (!existsSync(certificateFile)) await createKeyPair(orgKeyFile, certificateFile);
  if (!existsSync(consumerKeyFile)) writeSecret(consumerKeyFile, `BYOM.${randomUUID()}`);
  return {
    vaultKeyFile,
    orgKeyFile,
    certificate: readFileSync(certificateFile, 'utf8'),
    consumerKey: readFileSync(consumerKeyFile, 'utf8').trim(),
  };
}
