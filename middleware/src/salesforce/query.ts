import type { ActAs, OrgConnections } from './org-connections.ts';

export type Row = Record<string, unknown>;

interface QueryAnswer {
  done: boolean;
  nextRecordsUrl?: string;
  records: Row[];
}

/** The rows of a query page by page: the next is asked for when the one before it was taken. */
export async function* queryPages(
  connections: OrgConnections,
  actAs: ActAs,
  soql: string,
): AsyncGenerator<Row[]> {
  let path: string | undefined = queryPath(soql);
  while (path !== undefined) {
    const answer: QueryAnswer = await connections.call<QueryAnswer>(actAs, { method: 'GET', path });
    yield answer.records;
    path = answer.done ? undefined : answer.nextRecordsUrl;
  }
}

/** All rows of a query, page after page. Rejects with Salesforce's own error, or with a code ORG_…. */
export async function queryAll(connections: OrgConnections, actAs: ActAs, soql: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of queryPages(connections, actAs, soql)) rows.push(...page);
  return rows;
}

/** The first row of a query, in exactly one call; null when there is none. */
export async function queryOne(connections: OrgConnections, actAs: ActAs, soql: string): Promise<Row | null> {
  const answer = await connections.call<QueryAnswer>(actAs, { method: 'GET', path: queryPath(soql) });
  return answer.records[0] ?? null;
}

const queryPath = (soql: string): string => `/query?q=${encodeURIComponent(soql)}`;
