import { AppError } from '../errors.ts';
import type { InteractionExport, InteractionFilter, InteractionRow } from '../auditing-ports.ts';
import type { Caller } from '../run-record.ts';
import type { Describes } from './describe.ts';
import type { OrgConnections } from './org-connections.ts';
import { toOrgError } from './org-error.ts';
import { queryPages, type Row } from './query.ts';
import { INTERACTION, MODEL, PROMPT } from './records.ts';

/** Names that make the ids beside them readable: what the lookup leads to, the path and its field. */
const NAMES: [object: string, path: string, field: string][] = [
  ['User', 'User__r', 'Username'],
  [PROMPT.object, 'Prompt__r', PROMPT.apiName],
  [MODEL.object, 'Model__r', MODEL.apiName],
];
/** Run ids in one query: its address may have 16,384 characters. */
const RUNS_A_QUERY = 200;

/** Reads interactions as the person who wants them, with the fields that this person may see. */
export function createInteractionExport(
  connections: OrgConnections,
  describes: Describes,
): InteractionExport {
  return {
    async read(caller, filter, runIds) {
      const columns = await columnsOf(describes, caller);
      const queries = queriesOf(filter, runIds).map(
        (where) =>
          `SELECT ${columns.join(', ')} FROM ${INTERACTION.object}${where} ORDER BY ${INTERACTION.startedAt}, Id`,
      );
      return { columns, pages: readPages(connections, caller, queries, columns) };
    },
  };
}

async function columnsOf(describes: Describes, caller: Caller): Promise<string[]> {
  const objects = [INTERACTION.object, ...NAMES.map(([object]) => object)];
  const visibility = await describes.visibility(caller, objects);
  if (!visibility.object(INTERACTION.object))
    throw new AppError('ORG_REQUEST_REFUSED', { detail: INTERACTION.object });
  const { object, ...fields } = INTERACTION;
  const own = Object.values(fields).filter((field) => visibility.field(object, field));
  const names = NAMES.filter(([parent, , field]) => visibility.field(parent, field));
  return ['Id', ...own, ...names.map(([, path, field]) => `${path}.${field}`)];
}

/** A condition for each query. Runs that had the subject only beside them are asked for by their ids, apart from its own. */
function queriesOf(filter: InteractionFilter, runIds: string[]): string[] {
  const conditions = conditionsOf(filter);
  const { subjectId } = filter;
  if (subjectId === undefined) return [whereOf(conditions)];
  const others = `${INTERACTION.subjectId} != '${subjectId}'`;
  const chunks: string[][] = [];
  for (let from = 0; from < runIds.length; from += RUNS_A_QUERY)
    chunks.push(runIds.slice(from, from + RUNS_A_QUERY));
  return [
    whereOf([...conditions, `${INTERACTION.subjectId} = '${subjectId}'`]),
    ...chunks.map((ids) => {
      const list = ids.map((id) => `'${id}'`).join(', ');
      return whereOf([...conditions, `${INTERACTION.runId} IN (${list})`, others]);
    }),
  ];
}

/** The values have been read by a grammar that leaves none of them a quote: ids, API names, moments, labels. */
function conditionsOf({ from, to, userId, prompt, status, kind }: InteractionFilter): string[] {
  const conditions = [
    [from, `${INTERACTION.startedAt} >= ${from}`],
    [to, `${INTERACTION.startedAt} < ${to}`],
    [userId, `${INTERACTION.user} = '${userId}'`],
    [prompt, `Prompt__r.${PROMPT.apiName} = '${prompt}'`],
    [status, `${INTERACTION.status} = '${status}'`],
    // Records of before there were kinds are of prompts.
    [kind, `(${INTERACTION.kind} = '${kind}'${kind === 'Prompt' ? ` OR ${INTERACTION.kind} = NULL` : ''})`],
  ];
  return conditions.flatMap(([value, condition]) => (value === undefined ? [] : [condition!]));
}

const whereOf = (conditions: string[]): string =>
  conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';

async function* readPages(
  connections: OrgConnections,
  caller: Caller,
  queries: string[],
  columns: string[],
): AsyncGenerator<InteractionRow[]> {
  try {
    for (const soql of queries)
      for await (const rows of queryPages(connections, caller, soql))
        yield rows.map((row) => flatten(row, columns));
  } catch (cause) {
    throw toOrgError(cause);
  }
}

function flatten(row: Row, columns: string[]): InteractionRow {
  const valueOf = (column: string): unknown => {
    const [first = '', field] = column.split('.');
    return field === undefined ? row[first] : (row[first] as Row | null | undefined)?.[field];
  };
  return Object.fromEntries(
    columns.map((column) => [column, (valueOf(column) ?? null) as InteractionRow[string]]),
  );
}
