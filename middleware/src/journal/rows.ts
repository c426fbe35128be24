import type {
  ActFacts,
  EndedStatus,
  Feedback,
  PromptFacts,
  RunEvent,
  RunKind,
  RunRecord,
  RunStatus,
} from '../run-record.ts';
import { readEnding, readSent, type WrittenEnding, type WrittenSent } from './earlier-records.ts';

/** A row of the table run. */
export interface RunRow {
  run_id: string;
  org_id: string;
  user_id: string;
  username: string;
  prompt_api_name: string;
  record_id: string;
  channel: string;
  trace_id: string;
  trace_parent: string | null;
  status: RunStatus;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  prompt: PromptFacts | null;
  sent: WrittenSent | null;
  ending: WrittenEnding | null;
  feedback: Feedback | null;
  kind: RunKind;
  facts: ActFacts | null;
  batch_id: string | null;
}

/** A row of the table run_event. */
export interface EventRow {
  sequence: number;
  type: string;
  data: { status?: 'queued' | 'running'; text?: string; sent?: WrittenSent };
}

export const RUN_COLUMNS =
  'run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, trace_parent, status, created_at, ' +
  'started_at, ended_at, prompt, sent, ending, feedback, kind, facts, batch_id';

/** A row as the other parts know it. */
export function toRunRecord(row: RunRow): RunRecord {
  return {
    runId: row.run_id,
    caller: { orgId: row.org_id, userId: row.user_id, username: row.username },
    promptApiName: row.prompt_api_name,
    recordId: row.record_id,
    channel: row.channel,
    traceId: row.trace_id,
    traceParent: row.trace_parent,
    status: row.status,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    prompt: row.prompt,
    sent: row.sent && readSent(row.sent),
    ending: row.ending && readEnding(row.ending),
    feedback: row.feedback,
    kind: row.kind,
    facts: row.facts,
    batchId: row.batch_id,
  };
}

/** An event row as the other parts know it. */
export function toRunEvent(row: EventRow): RunEvent {
  const { sequence, type, data } = row;
  if (type === 'status') return { sequence, type, status: data.status ?? 'running' };
  if (type === 'sent' && data.sent) return { sequence, type, sent: readSent(data.sent) };
  if (type === 'text') return { sequence, type, text: data.text ?? '' };
  if (type === 'tail') return { sequence, type };
  return { sequence, type: type as EndedStatus };
}
