import type { OrgConnections, OrgRequest } from './org-connections.ts';

/** Records one call of Salesforce's collections carries. */
export const MOST_BY_COLLECTION = 200;
/**
 * Characters of one call. Apex triggers see a whole call of up to 200 records at once and have a heap of 6 MB
 * (developer.salesforce.com, Apex governor limits).
 */
const MOST_CHARACTERS = 2_500_000;

/** What became of one record: null when it was written, else Salesforce's code and the fields it names. */
export interface Written {
  id: string | null;
  reason: string | null;
}

interface SaveAnswer {
  id?: string | null;
  success: boolean;
  errors?: { statusCode?: string; message?: string; fields?: string[] }[];
}

type OrgRecord = Record<string, unknown>;

/** Writes records by an external id as the integration user. Rejects when a whole call was not taken. */
export function upsertCollection(
  connections: OrgConnections,
  orgId: string,
  object: string,
  key: string,
  records: OrgRecord[],
): Promise<Written[]> {
  return inCalls(records, (some) =>
    save(connections, orgId, 'PATCH', `/composite/sobjects/${object}/${key}`, object, some),
  );
}

/** Creates records as the integration user. Rejects when a whole call was not taken. */
export function insertCollection(
  connections: OrgConnections,
  orgId: string,
  object: string,
  records: OrgRecord[],
): Promise<Written[]> {
  return inCalls(records, (some) => save(connections, orgId, 'POST', '/composite/sobjects', object, some));
}

async function save(
  connections: OrgConnections,
  orgId: string,
  method: OrgRequest['method'],
  path: string,
  type: string,
  records: OrgRecord[],
): Promise<Written[]> {
  const body = { allOrNone: false, records: records.map((record) => ({ attributes: { type }, ...record })) };
  const answers = await connections.call<SaveAnswer[]>({ orgId, integration: true }, { method, path, body });
  return records.map((_, index) => toWritten(answers[index]));
}

/** As few calls as the limits allow, one after another. */
async function inCalls(
  records: OrgRecord[],
  call: (some: OrgRecord[]) => Promise<Written[]>,
): Promise<Written[]> {
  const written: Written[] = [];
  let batch: OrgRecord[] = [];
  let characters = 0;
  for (const record of records) {
    const size = charactersOf(record);
    if (batch.length === MOST_BY_COLLECTION || (batch.length > 0 && characters + size > MOST_CHARACTERS)) {
      written.push(...(await call(batch)));
      [batch, characters] = [[], 0];
    }
    batch.push(record);
    characters += size;
  }
  if (batch.length > 0) written.push(...(await call(batch)));
  return written;
}

/** Characters of a record's texts. */
export const charactersOf = (record: OrgRecord): number =>
  Object.values(record).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 20),
    0,
  );

/** Code and fields only: Salesforce's messages can quote what was written. */
function toWritten(answer: SaveAnswer | undefined): Written {
  const id = answer?.id ?? null;
  if (answer?.success) return { id, reason: null };
  const reasons = (answer?.errors ?? []).map(({ statusCode, fields }) =>
    [statusCode, ...(fields ?? [])].join(' '),
  );
  return { id, reason: reasons.join('; ') || 'NO_ANSWER' };
}
