/** The org's own certificates (Certificate and Key Management): self-signed, made on first use, kept beside the data. */
import { X509Certificate, createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface OrgCertificate {
  name: string;
  /** PKCS#8 PEM; never leaves the org over HTTP. */
  privateKey: string;
  /** PEM, what an admin downloads. */
  certificate: string;
  /** What the platform puts in a signed JWT's `kid`: here the base64url SHA-256 of the certificate. */
  keyId: string;
}

/** Gives the certificate of that name, making a 2048-bit RSA pair when there is none yet. */
export type Certificates = (name: string) => Promise<OrgCertificate>;

/** Certificates in `<directory>/<name>.{key,crt}`; with no directory they live in memory only. */
export function createCertificates(directory: string | null): Certificates {
  const made = new Map<string, Promise<OrgCertificate>>();
  return (name) => {
    const known = made.get(name) ?? load(directory, name);
    made.set(name, known);
    return known;
  };
}

async function load(directory: string | null, name: string): Promise<OrgCertificate> {
  if (!/^\w+$/.test(name)) throw new Error(`Not a certificate name: ${name}`);
  const keyFile = directory && join(directory, `${name}.key`);
  const certificateFile = directory && join(directory, `${name}.crt`);
  if (keyFile && certificateFile && existsSync(keyFile) && existsSync(certificateFile)) {
    return describe(name, readFileSync(keyFile, 'utf8'), readFileSync(certificateFile, 'utf8'));
  }
  const pair = await makePair(name);
  if (directory && keyFile && certificateFile) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(keyFile, pair.private, { mode: 0o600 });
    writeFileSync(certificateFile, pair.cert);
  }
  return describe(name, pair.private, pair.cert);
}

/** One year, as Salesforce gives a self-signed 2048-bit certificate. */
async function makePair(name: string): Promise<{ private: string; cert: string }> {
  const start = new Date();
  const end = new Date(start.getTime() + 365 * 24 * 60 * 60 * 1000);
  return generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: start,
    notAfterDate: end,
  });
}

function describe(name: string, privateKey: string, certificate: string): OrgCertificate {
  const keyId = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
  return { name, privateKey, certificate, keyId };
}
