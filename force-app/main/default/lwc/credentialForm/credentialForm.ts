/** The form that stores a secret: its fields, what is wrong with them, and whether there is something to store. */
import type { Catalogue, CredentialForm } from 'c/catalogue';
import { KEPT_SECRET } from 'c/credentialView';
import type { CredentialRow } from 'c/credentialView';
import type { FieldView } from 'c/fieldList';

/** Hours an old secret stays usable when nobody says otherwise. */
const USUAL_OVERLAP_HOURS = '24';

/** What is being typed. The secret is taken out of it when it is sent. */
export interface CredentialDraft {
  name: string;
  platform: string;
  secret: string;
  hosts: string;
  overlapHours: string;
}

const SECRET_HELP: Record<CredentialForm, string> = {
  none: 'This platform needs no secret.',
  key: 'The key as the provider shows it once, on one line.',
  aws: 'An Amazon Bedrock API key, or JSON with accessKeyId, secretAccessKey and, if there is one, sessionToken.',
  google: 'A Gemini API key, or the whole JSON file of a service account for Vertex AI.',
  oci: 'An OCI Generative AI API key, or JSON with tenancyId, userId, fingerprint, privateKey and compartmentId.',
};

/** Forms whose secret may be a JSON text. */
const SEVERAL_LINES: readonly CredentialForm[] = ['aws', 'google', 'oci'];

/** The service's own rule. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,79}$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;
const HOURS = /^\d{1,3}$/;
const MOST_HOURS = 720;

/** A draft for a new credential, or for the one named. */
export function credentialDraft(
  row: CredentialRow | null,
  platform: string,
  hosts: string[],
): CredentialDraft {
  return {
    name: row?.name ?? '',
    platform,
    secret: row ? KEPT_SECRET : '',
    hosts: (row?.hosts ?? hosts).join('\n'),
    overlapHours: USUAL_OVERLAP_HOURS,
  };
}

/** Hosts as they were typed, one a line or with commas, in small letters, each once. Addresses lose their scheme and path. */
export function hostsOf(text: string): string[] {
  const hosts = text
    .split(/[\s,;]+/)
    .map((host) =>
      host
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, ''),
    )
    .filter(Boolean);
  return [...new Set(hosts)];
}

/** True when the list of hosts is another one, whatever its order. */
export function hostsChanged(row: CredentialRow | null, text: string): boolean {
  const [before, now] = [row?.hosts ?? [], hostsOf(text)];
  return before.length !== now.length || now.some((host) => !before.includes(host));
}

/** The fields of the form. `others` are names that are taken. */
export function credentialFields(
  draft: CredentialDraft,
  row: CredentialRow | null,
  catalogue: Catalogue | null,
): FieldView[] {
  const platforms = (catalogue?.platforms ?? []).filter(({ credential }) => credential !== 'none');
  const form = platforms.find(({ platform }) => platform === draft.platform)?.credential ?? 'key';
  const replaces = row !== null && secretOf(draft, row) !== KEPT_SECRET;
  return [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      value: draft.name,
      required: true,
      disabled: row !== null,
      help: 'Models name the credential by it. It cannot be changed later.',
    },
    {
      name: 'platform',
      label: 'Platform',
      kind: 'choice',
      value: draft.platform,
      options: [
        { label: 'Any', value: '' },
        ...platforms.map(({ label, platform }) => ({ label, value: platform })),
      ],
      help: 'Only for the help below; it is not stored.',
    },
    {
      name: 'secret',
      label: 'Secret',
      kind: 'secret',
      value: draft.secret,
      required: true,
      multiline: SEVERAL_LINES.includes(form),
      wide: true,
      help: SECRET_HELP[form],
    },
    {
      name: 'hosts',
      label: 'Hosts that may receive it',
      kind: 'long',
      value: draft.hosts,
      wide: true,
      placeholder: 'api.example.com',
      help: 'One a line, without https://. A model with an endpoint of its own needs the host of that endpoint here. Empty: the platform’s own address only.',
    },
    ...(replaces ? [overlapField(draft)] : []),
  ];
}

function overlapField(draft: CredentialDraft): FieldView {
  return {
    name: 'overlapHours',
    label: 'Keep the old secret for (hours)',
    kind: 'number',
    value: draft.overlapHours,
    required: true,
    help: 'While both are known, the old one is tried when the provider does not accept the new one yet. 0: the old one is gone at once.',
  };
}

/** What must be put right, by field. */
export function credentialProblems(
  draft: CredentialDraft,
  row: CredentialRow | null,
  taken: string[],
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!NAME.test(draft.name)) {
    problems.name = 'Up to 80 letters, digits and underscores, beginning with a letter.';
  } else if (!row && taken.includes(draft.name)) {
    problems.name = 'There is a credential with this name. Choose another, or change that one.';
  }
  const wrongHost = hostsOf(draft.hosts).find((host) => !HOST.test(host));
  if (wrongHost) {
    problems.hosts = `${wrongHost} is not a host name, for example api.example.com.`;
  }
  const secretProblem = problemOfSecret(draft, row);
  if (secretProblem) {
    problems.secret = secretProblem;
  }
  if (!HOURS.test(draft.overlapHours) || Number(draft.overlapHours) > MOST_HOURS) {
    problems.overlapHours = `A whole number of hours from 0 to ${MOST_HOURS}.`;
  }
  return problems;
}

function problemOfSecret(draft: CredentialDraft, row: CredentialRow | null): string {
  const secret = secretOf(draft, row);
  if (secret === KEPT_SECRET && row) {
    const words = 'Enter the secret again: whoever changes where it may go must know it.';
    return hostsChanged(row, draft.hosts) ? words : '';
  }
  return secret === '' || secret.includes('•') ? 'Enter the secret itself.' : '';
}

/** What is sent: nothing typed for a credential that exists keeps its secret. */
export function secretOf(draft: CredentialDraft, row: CredentialRow | null): string {
  const secret = draft.secret.trim();
  return secret === '' && row ? KEPT_SECRET : secret;
}

/** True when there is something to send. */
export function credentialChanged(draft: CredentialDraft, row: CredentialRow | null): boolean {
  if (!row) {
    return [draft.name, draft.secret, draft.hosts].some((text) => text.trim() !== '');
  }
  return secretOf(draft, row) !== KEPT_SECRET || hostsChanged(row, draft.hosts);
}
