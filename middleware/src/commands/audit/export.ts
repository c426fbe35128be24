import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { fileOf } from '../../auditing/export-interactions.ts';
import { operatorOf } from '../../auditing/sweep-retention.ts';
import { AUDIT_INPUTS } from '../../http/audit-inputs.ts';
import { maskReason } from '../../runs/give-feedback.ts';
import type { Caller } from '../../run-record.ts';
import { queryOne } from '../../salesforce/query.ts';
import { toId18 } from '../../salesforce-id.ts';
import { orgsOf, print, withInstallation, type Installation, type Print } from './installation.ts';

const text = { type: 'string' } as const;
const OPTIONS = {
  ...{ org: text, out: text, reason: text, format: { ...text, default: 'csv' } },
  ...{ from: text, to: text, subject: text, user: text, prompt: text, status: text, kind: text },
} as const;

type Wish = ReturnType<typeof AUDIT_INPUTS.startExport.parse>;

/** Writes the interactions of one org into a new file, read as the integration user; the export is on record as the operator's. */
export async function exportFile(
  args: string[],
  environment: NodeJS.ProcessEnv,
  tell: Print = print,
): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { out, reason, format, subject: subjectId, user: userId, from, to, prompt, status, kind } = values;
  if (!out) throw new Error('Name the file: audit export --out interactions.csv');
  if ((reason ?? '').trim().length < 10) throw new Error('Say why, in at least 10 characters: --reason');
  const filter = { from, to, subjectId, userId, prompt, status, kind };
  const wish = AUDIT_INPUTS.startExport.safeParse({ format, filter, reason });
  if (!wish.success)
    throw new Error(wish.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  await withInstallation(environment, async (installation) => {
    const [orgId, ...more] = await orgsOf(installation, values.org);
    if (!orgId || more.length > 0) throw new Error('Name the org: --org 00D…');
    const runId = await write(installation, orgId, out, wish.data);
    tell(`Wrote ${out}, on record as ${runId}.`);
  });
}

async function write(
  installation: Installation,
  orgId: string,
  out: string,
  { reason = '', ...wish }: Wish,
): Promise<string> {
  const { parts } = installation.auditing;
  const reader = await integrationUser(installation, orgId);
  const facts = { reason: maskReason(reason, { nonce: '', entries: [] }), ...wish };
  const runId = await parts.acts.begin(operatorOf(orgId), {
    ...{ kind: 'export', recordId: wish.filter.subjectId ?? null, channel: 'command' },
    ...{ traceId: randomUUID(), facts },
  });
  // `wx`: what is there already is not overwritten.
  const file = createWriteStream(out, { flags: 'wx', mode: 0o600 });
  await pipeline(Readable.from(fileOf(parts, reader, runId, wish)), file);
  return runId;
}

/** The org is asked as a person: this service's own. */
async function integrationUser({ store, connections }: Installation, orgId: string): Promise<Caller> {
  const username = (await store.registry.find(orgId))?.integrationUsername ?? '';
  const quoted = username.replace(/['\\]/g, (character) => `\\${character}`);
  const soql = `SELECT Id FROM User WHERE Username = '${quoted}'`;
  const row = await queryOne(connections, { orgId, integration: true }, soql);
  return { orgId, userId: toId18(String(row?.['Id'])), username };
}
