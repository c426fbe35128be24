import pg from 'pg';
import type { AuditRow, Cluster } from '../cluster/cluster.ts';
import type { CountedCall } from '../cluster/counting-model.ts';
import { acknowledged, type Ledger } from './ledger.ts';

/** One line of the result. */
export interface Finding {
  what: string;
  count: number;
  /** The only count that is right; absent where every count is. */
  must?: number;
  /** A few cases, or what the number means. */
  note?: string;
}

interface RunRow {
  run_id: string;
  status: string;
  code: string | null;
  ended: boolean;
  sent: boolean;
  key: string | null;
  texts: number;
  ends: number;
}

const RUNS = `SELECT run_id, status, ending->'error'->>'code' AS code, ended_at IS NOT NULL AS ended,
    sent IS NOT NULL AS sent, idempotency_key AS key,
    (SELECT count(*)::int FROM run_event e WHERE e.run_id = run.run_id AND type = 'text') AS texts,
    (SELECT count(*)::int FROM run_event e WHERE e.run_id = run.run_id
       AND type IN ('answered', 'failed', 'cancelled')) AS ends FROM run`;

/** Compares what the clients were told, the journal, the org's audit and the provider's count with each other. */
export async function findings(cluster: Cluster, ledger: Ledger): Promise<Finding[]> {
  const runs = new Map((await readRuns(cluster.postgres.database.url)).map((run) => [run.run_id, run]));
  return [
    ...ofClients(ledger, runs),
    ...ofAudit([...runs.values()], await cluster.auditRows()),
    ...ofEnds([...runs.values()]),
    ...ofModel(cluster, runs),
  ];
}

async function readRuns(databaseUrl: string): Promise<RunRow[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<RunRow>(RUNS);
  await client.end();
  return rows;
}

function ofClients(ledger: Ledger, runs: Map<string, RunRow>): Finding[] {
  const promised = acknowledged(ledger);
  const keys = [...runs.values()].flatMap(({ key }) => key ?? []);
  const twice = ledger.entries.filter(({ runIds }) => runIds.size > 1).map(({ key }) => key);
  const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
  const away = [...ledger.turnedAway].map(([why, count]) => `${count} × ${why}`).join(', ');
  return [
    { what: 'runs acknowledged', count: promised.length, ...note(away && `requests repeated: ${away}`) },
    must(
      'lost: acknowledged, but no run',
      promised.filter((runId) => !runs.has(runId)),
    ),
    must(
      'lost: acknowledged, but never ended',
      promised.filter((runId) => runs.get(runId)?.ended === false),
    ),
    {
      what: 'runs in the journal',
      count: runs.size,
      must: ledger.entries.length,
      note: 'one for each Idempotency-Key',
    },
    must('Idempotency-Keys with more than one run', [...twice, ...doubled]),
    must('requests refused', ledger.refusals),
    {
      what: 'streams read along',
      count: ledger.streamsRead,
      note: `${ledger.streamsResumed} × taken up at another process`,
    },
    must('streams with a lost or doubled word', ledger.misreadings),
  ];
}

function ofAudit(runs: RunRow[], rows: AuditRow[]): Finding[] {
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  const ended = runs.filter((run) => run.ended);
  const differs = ended.filter((run) => {
    const [row] = byRun.get(run.run_id) ?? [];
    return row !== undefined && (row.status.toLowerCase() !== run.status || row.errorCode !== run.code);
  });
  return [
    must('runs without an audit row', ended.filter((run) => !byRun.has(run.run_id)).map(idOf)),
    must(
      'runs with two audit rows',
      ended.filter((run) => (byRun.get(run.run_id)?.length ?? 0) > 1).map(idOf),
    ),
    must('audit rows that say another end than the journal', differs.map(idOf)),
  ];
}

function ofEnds(runs: RunRow[]): Finding[] {
  const ended = runs.filter((run) => run.ended);
  const byEnd = Map.groupBy(ended, ({ status, code }) => (code ? `${status} ${code}` : status));
  const interrupted = byEnd.get('failed RUN_INTERRUPTED') ?? [];
  return [
    ...[...byEnd].map(([name, { length }]) => ({
      what: `ended: ${name}`,
      count: length,
      ...note(
        name.endsWith('RUN_INTERRUPTED') && 'allowed where words were on record: a person may have seen them',
      ),
    })),
    must(
      'interrupted although no word was on record',
      interrupted.filter(({ texts }) => texts === 0).map(idOf),
    ),
    must('runs without exactly one end among their events', ended.filter(({ ends }) => ends !== 1).map(idOf)),
  ];
}

function ofModel({ model, processes }: Cluster, runs: Map<string, RunRow>): Finding[] {
  const byKey = Map.groupBy(model.calls, ({ key }) => key);
  const repeated = [...byKey].filter(([, calls]) => calls.length > 1);
  const bodies = (calls: CountedCall[]): number => new Set(calls.map(({ body }) => body)).size;
  const extra = repeated.reduce((sum, [, calls]) => sum + calls.length - 1, 0);
  const unrecorded = [...byKey.keys()].filter((key) => !runs.get(key.split(':')[0]!)?.sent);
  return [
    { what: 'model calls', count: model.calls.length, note: `${byKey.size} keys` },
    {
      what: 'steps re-executed',
      count: repeated.length,
      note: `${extra} calls more, each with the key of the first`,
    },
    must(
      'steps with two bodies under one key',
      repeated.filter(([, calls]) => bodies(calls) > 1).map(([key]) => key),
    ),
    must(
      'steps asked while an earlier call of them was open',
      model.overlaps.map(({ key }) => key),
      `${model.leftBehind} × the open call was one that a killed process had left`,
    ),
    must('model calls without a record of what was sent', unrecorded),
    must(
      'processes that ended by themselves',
      Array.from({ length: processes.endedByThemselves() }, () => 'one'),
    ),
  ];
}

const idOf = ({ run_id }: RunRow): string => run_id;
const note = (text: string | false | undefined): { note?: string } => (text ? { note: text } : {});

/** A line whose cases there must be none of. */
function must(what: string, cases: string[], remark = ''): Finding {
  const examples = cases.length > 0 ? `e.g. ${cases.slice(0, 3).join(', ')}` : '';
  return { what, count: cases.length, must: 0, ...note([examples, remark].filter(Boolean).join('; ')) };
}

/** Lines that are not as they must be. */
export const broken = (all: Finding[]): Finding[] =>
  all.filter(({ count, must: right }) => right !== undefined && count !== right);

/** The lines as a Markdown table. */
export function tableOf(all: Finding[]): string {
  const rows = all.map(({ what, count, must: right, note: remark }) => {
    const verdict = right === undefined ? '' : count === right ? 'ok' : '**BROKEN**';
    return `| ${what} | ${count} | ${right ?? ''} | ${verdict} | ${remark ?? ''} |`;
  });
  return ['| what | count | must be | | |', '|---|---|---|---|---|', ...rows].join('\n');
}
