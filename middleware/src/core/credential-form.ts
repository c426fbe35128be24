import type { CredentialForm } from './platforms.ts';

/** Stands for a stored secret wherever one would be shown; sent back, it means: keep the one you have. */
export const SECRET_PLACEHOLDER = '••••••••';

/** A service account's JSON has 2 400 characters, an RSA key of 4096 bits 3 300. */
const LONGEST_SECRET = 16_384;

/** What each form holds, in the words a person is told when a secret is not of that form. */
const FORMS: Record<CredentialForm, string> = {
  none: 'this platform takes no key',
  key: 'must be the API key itself: one line without spaces',
  aws: 'must be an Amazon Bedrock API key, or JSON {"accessKeyId", "secretAccessKey", "sessionToken" if there is one}',
  google:
    'must be an API key, or the JSON of a service account with "project_id", "client_email" and "private_key"',
  oci: 'must be an OCI Generative AI API key, or JSON {"tenancyId", "userId", "fingerprint", "privateKey", "compartmentId"}',
};

/** Members that the JSON of a form must have as texts, and those that hold a private key in PEM form. */
const MEMBERS: Partial<Record<CredentialForm, { texts: string[]; keys: string[] }>> = {
  aws: { texts: ['accessKeyId', 'secretAccessKey'], keys: [] },
  google: { texts: ['project_id', 'client_email'], keys: ['private_key'] },
  oci: { texts: ['tenancyId', 'userId', 'fingerprint', 'compartmentId'], keys: ['privateKey'] },
};

/** Null when a platform of this form can use the secret, else what the form is. Says nothing of the secret. */
export function checkForm(form: CredentialForm, secret: string): string | null {
  const members = MEMBERS[form];
  const fits = isJson(secret) ? members !== undefined && hasMembers(secret, members) : isKey(secret);
  return form === 'none' || !fits ? FORMS[form] : null;
}

/** Null when the text can be a secret of some platform, else the reason. Says nothing of the text. */
export function checkSecret(secret: string): string | null {
  if (secret.length > LONGEST_SECRET) return `longer than ${LONGEST_SECRET} characters`;
  if (secret.includes('•')) return 'it is the placeholder, with something added or taken away';
  if (isJson(secret)) return objectOf(secret) ? null : 'it begins like JSON and is none';
  return isKey(secret) ? null : 'neither one line without spaces nor JSON';
}

const isJson = (secret: string): boolean => secret.startsWith('{');

/** It goes into a header: visible ASCII characters only. */
const isKey = (secret: string): boolean => /^[!-~]+$/.test(secret);

function objectOf(secret: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(secret);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // The parser's message quotes the text, so it is dropped.
    return null;
  }
}

function hasMembers(secret: string, { texts, keys }: { texts: string[]; keys: string[] }): boolean {
  const value = objectOf(secret);
  const text = (name: string): string => {
    const member = value && Object.hasOwn(value, name) ? value[name] : null;
    return typeof member === 'string' ? member : '';
  };
  return (
    texts.every((name) => text(name) !== '') && keys.every((name) => text(name).includes('PRIVATE KEY-----'))
  );
}
