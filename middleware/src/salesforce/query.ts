import type { ActAs, OrgConnections } from './org-connections.ts';

export type Row = Record<string, unknown>;

interface QueryAnswer {
  done: boolean;
  nextRecordsUrl?: string;
  records: Row[];
}

/** All rows of a query, page after page. Rejects with Salesforce's own error, or with a code ORG_…. */
export async function queryAll(connections: OrgConnections, actAs: ActAs, soql: string): Promise<Row[]> {
  let answer = await connections.call<QueryAnswer>(actAs, { method: 'GET', path: queryPath(soql) });
  const rows = [...answer.records];
  while (!answer.done && answer.nextRecordsUrl) {
    answer = await connections.call<QueryAnswer>(actAs, { method: 'GET', path: answer.nextRecordsUrl });
    rows.push(...answer.records);
  }
  return rows;
}

/** The first row of a query, in exactly one call; null when there is none. */
export async function queryOne(connections: OrgConnections, actAs: ActAs, soql: string): Promise<Row | null> {
  const answer = await connections.call<QueryAnswer>(actAs, { method: 'GET', path: queryPath(soql) });
  return answer.records[0] ?? null;
}

const queryPath = (soql: string): string => `/query?q=${encodeURIComponent(soql)}`;
