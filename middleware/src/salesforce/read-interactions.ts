import type { InteractionReader } from '../audit-ports.ts';
import type { FieldValue, FieldValues } from '../core/audit/canonical.ts';
import type { ChainRow, ContinuedText } from '../core/audit/chain.ts';
import { HASHED_FIELDS, HASH_VERSION } from '../core/audit/hashed-fields.ts';
import { digestOfFile, sha256 } from './interaction-fields.ts';
import type { OrgConnections } from './org-connections.ts';
import { toOrgError } from './org-error.ts';
import { queryAll, type Row } from './query.ts';
import { INTERACTION, INTERACTION_STEP } from './records.ts';

/** Places of one query. Rows with long texts come in pages of their own size. */
const PLACES = 500;

const FIELDS = HASHED_FIELDS[HASH_VERSION]!;
const ROW_NAMES = Object.keys(FIELDS.interaction) as (keyof typeof INTERACTION)[];
const STEP_NAMES = Object.keys(FIELDS.step) as (keyof typeof INTERACTION_STEP)[];
const CHAIN_NAMES = ['chainSequence', 'hashVersion', 'contentHash', 'previousHash', 'rowHash'] as const;
const OTHER_NAMES = ['feedback', 'feedbackReason', 'promptFile', 'answerFile'] as const;
const FILES = [
  ['maskedPrompt', 'promptFile'],
  ['maskedAnswer', 'answerFile'],
] as const;

/** Reads audit records back as the integration user, to hold them against the journal. */
export function createInteractionReader(connections: OrgConnections): InteractionReader {
  const query = async (orgId: string, soql: string): Promise<Row[]> => {
    try {
      return await queryAll(connections, { orgId, integration: true }, soql);
    } catch (cause) {
      throw toOrgError(cause);
    }
  };
  return {
    rows: (orgId, last) => rowsInOrder(connections, (soql) => query(orgId, soql), orgId, last),
    async withoutPlace(orgId) {
      const { object, runId, chainSequence } = INTERACTION;
      const soql = `SELECT ${runId}, CreatedDate FROM ${object} WHERE ${chainSequence} = null`;
      const rows = await query(orgId, soql);
      return rows.map((row) => ({
        runId: String(row[runId]),
        createdAt: new Date(String(row['CreatedDate'])),
      }));
    },
    fieldName: (name) => INTERACTION[name as keyof typeof INTERACTION] ?? name,
    async userIdOf(orgId, username) {
      const soql = `SELECT Id FROM User WHERE Username = '${username.replace(/['\\]/g, '\\$&')}'`;
      const [user] = await query(orgId, soql);
      return user ? String(user['Id']) : null;
    },
  };
}

type Query = (soql: string) => Promise<Row[]>;

/** Page by page, each asked for while the one before it is looked at. */
async function* rowsInOrder(
  connections: OrgConnections,
  query: Query,
  orgId: string,
  last: number,
): AsyncGenerator<ChainRow> {
  const ranges: [number | null, number | null][] = [[null, 1]];
  for (let from = 1; from <= last; from += PLACES) ranges.push([from, Math.min(from + PLACES, last + 1)]);
  ranges.push([last + 1, null]);
  let next = readRange(query, ranges[0]!);
  for (let index = 0; index < ranges.length; index += 1) {
    const rows = await next;
    const range = ranges[index + 1];
    if (range) {
      next = readRange(query, range);
      next.catch(() => undefined);
    }
    for (const row of rows) yield await toChainRow(connections, orgId, row.row, row.steps);
  }
}

interface RowWithSteps {
  row: Row;
  steps: Row[];
}

/** The rows with places from the first number up to the second, without it; null: no bound. */
async function readRange(query: Query, [from, to]: [number | null, number | null]): Promise<RowWithSteps[]> {
  const { chainSequence } = INTERACTION;
  const parent = INTERACTION_STEP.interaction.replace(/__c$/, '__r');
  const within = (field: string): string =>
    [from === null ? '' : `${field} >= ${from}`, to === null ? '' : `${field} < ${to}`]
      .filter(Boolean)
      .join(' AND ');
  const fields = [...new Set([...ROW_NAMES, ...CHAIN_NAMES, ...OTHER_NAMES])].map(
    (name) => INTERACTION[name],
  );
  const stepFields = [INTERACTION_STEP.interaction, ...STEP_NAMES.map((name) => INTERACTION_STEP[name])];
  const [rows, steps] = await Promise.all([
    query(
      `SELECT Id, ${fields.join(', ')} FROM ${INTERACTION.object} WHERE ${within(chainSequence)} ORDER BY ${chainSequence}, Id`,
    ),
    query(
      `SELECT ${stepFields.join(', ')} FROM ${INTERACTION_STEP.object} WHERE ${within(`${parent}.${chainSequence}`)}`,
    ),
  ]);
  const byParent = Map.groupBy(steps, (step) => step[INTERACTION_STEP.interaction]);
  return rows.map((row) => ({ row, steps: byParent.get(row['Id']) ?? [] }));
}

async function toChainRow(
  connections: OrgConnections,
  orgId: string,
  row: Row,
  steps: Row[],
): Promise<ChainRow> {
  const value = (name: keyof typeof INTERACTION): FieldValue => row[INTERACTION[name]] as FieldValue;
  return {
    values: Object.fromEntries(ROW_NAMES.map((name) => [name, value(name)])),
    steps: steps.map(toStep),
    sequence: Number(value('chainSequence')),
    runId: String(value('runId')),
    hashVersion: value('hashVersion'),
    contentHash: value('contentHash'),
    previousHash: value('previousHash'),
    rowHash: value('rowHash'),
    feedback: {
      feedback: String(value('feedback') ?? '').toLowerCase(),
      reason: String(value('feedbackReason') ?? ''),
    },
    files: await filesOf(connections, orgId, row),
  };
}

const toStep = (step: Row): FieldValues =>
  Object.fromEntries(STEP_NAMES.map((name) => [name, step[INTERACTION_STEP[name]] as FieldValue]));

/** The files that texts of a row go on in, read and hashed. */
async function filesOf(connections: OrgConnections, orgId: string, row: Row): Promise<ContinuedText[]> {
  const files: ContinuedText[] = [];
  for (const [text, file] of FILES) {
    const expected = digestOfFile(row[INTERACTION[text]]);
    if (expected === null) continue;
    const id = row[INTERACTION[file]];
    const found = typeof id === 'string' ? await digestOfContent(connections, orgId, id) : null;
    files.push({ field: INTERACTION[text], expected, found });
  }
  return files;
}

/** Null when there is no such file any more. */
async function digestOfContent(
  connections: OrgConnections,
  orgId: string,
  id: string,
): Promise<string | null> {
  const path = `/sobjects/ContentVersion/${encodeURIComponent(id)}/VersionData`;
  try {
    return sha256(String(await connections.call({ orgId, integration: true }, { method: 'GET', path })));
  } catch (cause) {
    const { code } = toOrgError(cause);
    if (code === 'ORG_REQUEST_REFUSED') return null;
    throw toOrgError(cause);
  }
}
