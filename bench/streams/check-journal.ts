import pg from 'pg';
import type { Seen } from './reader.ts';

/** Rows that must not be, each with what is wrong with it. */
const RULES: [what: string, sql: string][] = [
  ['a run that has not ended', 'SELECT run_id FROM run WHERE ended_at IS NULL'],
  [
    'a run without exactly one end among its events, as its last one',
    `SELECT run_id FROM run WHERE 1 <> (SELECT count(*) FROM run_event e WHERE e.run_id = run.run_id
       AND type IN ('answered', 'failed', 'cancelled')) OR status <> (SELECT type FROM run_event e
       WHERE e.run_id = run.run_id ORDER BY sequence DESC LIMIT 1)`,
  ],
  [
    'a run with a gap in its events',
    `SELECT run_id FROM run WHERE last_sequence <> (SELECT count(*) FROM run_event e WHERE e.run_id = run.run_id)`,
  ],
  [
    'a run without exactly one entry for its audit record',
    'SELECT run_id FROM run LEFT JOIN audit_outbox USING (run_id) WHERE audit_outbox.run_id IS NULL',
  ],
  [
    'a run whose trace names other calls than were put on record',
    `SELECT run_id FROM run WHERE (SELECT count(*) FROM run_event e WHERE e.run_id = run.run_id AND type = 'sent') <>
       (SELECT count(*) FROM jsonb_array_elements(ending->'attempts') a WHERE a->>'outcome' <> 'skipped')`,
  ],
  [
    'an answered run without usage or cost',
    `SELECT run_id FROM run WHERE status = 'answered' AND (ending->'cost' = 'null' OR ending->'usage' = 'null')`,
  ],
];

/** What the journal says of the runs, against the rules and against what the readers saw. One sentence per finding. */
export async function checkJournal(
  databaseUrl: string,
  seen: Seen[],
): Promise<{ problems: string[]; counts: Map<string, number>; commits: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const problems: string[] = [];
    for (const [what, sql] of RULES) {
      const { rows } = await client.query<{ run_id: string }>(sql);
      if (rows.length > 0) problems.push(`${rows.length} times ${what}, e.g. ${rows[0]!.run_id}`);
    }
    const { rows } = await client.query<{ run_id: string; status: string; code: string | null }>(
      `SELECT run_id, status, ending->'error'->>'code' AS code FROM run`,
    );
    const status = new Map(rows.map((row) => [row.run_id, row.status]));
    const differing = seen.filter(({ runId, ends }) => ends.length > 0 && ends.at(-1) !== status.get(runId));
    if (differing.length > 0)
      problems.push(`${differing.length} times a reader saw another end than the journal`);
    const committed = await client.query<{ commits: number }>(
      'SELECT xact_commit::int AS commits FROM pg_stat_database WHERE datname = current_database()',
    );
    const counts = new Map<string, number>();
    for (const row of rows) {
      const name = [row.status, row.code].filter(Boolean).join(' ');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return { problems, counts, commits: committed.rows[0]!.commits };
  } finally {
    await client.end();
  }
}
