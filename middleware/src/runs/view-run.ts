import { restoreText } from '../core/masking/restore.ts';
import { createStreamRestore } from '../core/masking/stream.ts';
import type { Vault } from '../core/types.ts';
import { errorView, type ErrorView } from '../errors.ts';
import type { ModelLayer } from '../core/types.ts';
import type {
  AttemptRecord,
  Feedback,
  RunEnding,
  RunRecord,
  RunStatus,
  RunTimings,
  RunUsage,
  SentRecord,
} from '../run-record.ts';
import { arrivedText } from './arrived-text.ts';
import type { RunReader, RunVaults } from '../ports.ts';

/** What a person sees of a prompt that was sent: masked, as it left. */
export type SentView = Omit<SentRecord, 'model' | 'attempts' | 'subjects' | 'mapping' | 'policyHash'> & {
  model: Pick<SentRecord['model'], 'apiName' | 'name' | 'platform' | 'technology' | 'region'>;
};

/** What a person sees of a run: real values, because it is their run and they may see the record. */
export interface RunView {
  runId: string;
  status: RunStatus;
  prompt: { apiName: string; label: string; version: number | null };
  subject: { recordId: string; object: string | null };
  answer: string | null;
  answerFormat: 'markdown' | 'text';
  partial: string | null;
  notice: string | null;
  sent: SentView | null;
  /** The layer of the model that answered, or was asked last; null when none was. */
  layer: ModelLayer | null;
  /** What has come of the models so far, in order. */
  attempts: AttemptRecord[];
  usage: RunUsage | null;
  cost: RunEnding['cost'];
  timings: RunTimings;
  finishReason: string | null;
  error: ErrorView | null;
  feedback: Feedback | null;
  traceId: string;
  startedAt: string;
  endedAt: string | null;
}

const NO_TIMINGS: RunTimings = {
  queueMs: null,
  contextMs: null,
  firstTokenMs: null,
  providerMs: null,
  totalMs: null,
};
const VALUES_GONE = 'The real values are no longer kept, so the answer shows tokens in their place.';

export interface ViewParts {
  journal: Pick<RunReader, 'events'>;
  vaults: RunVaults;
}

/** A run as its person may see it, read from the journal. `known`: its values, where the caller has them already. */
export async function viewRun(parts: ViewParts, run: RunRecord, known?: Vault): Promise<RunView> {
  const vault = known ?? (run.sent ? await parts.vaults.open(run.caller, run.runId) : null);
  const running = run.sent !== null && run.ending === null;
  const arrived = running ? await arrivedText(parts.journal, run.runId) : (run.ending?.answer ?? null);
  return toRunView(run, vault, arrived);
}

/** Puts the values back into what has arrived. `arrived` is the masked answer, or as much as there is of it. */
export function toRunView(run: RunRecord, vault: Vault | null, arrived: string | null): RunView {
  const { ending, prompt } = run;
  const text = restored(arrived, vault, ending !== null);
  const answered = run.status === 'answered';
  return {
    runId: run.runId,
    status: run.status,
    prompt: {
      apiName: run.promptApiName,
      label: prompt?.label ?? run.promptApiName,
      version: prompt?.version ?? null,
    },
    subject: { recordId: run.recordId, object: prompt?.objectName ?? null },
    answer: answered ? text : null,
    answerFormat: prompt?.outputType ?? 'markdown',
    partial: answered ? null : text,
    notice: noticeOf(run, vault),
    sent: run.sent ? toSentView(run.sent) : null,
    layer: ending?.layer ?? run.sent?.layer ?? null,
    attempts: ending?.attempts ?? run.sent?.attempts ?? [],
    usage: ending?.usage ?? null,
    cost: ending?.cost ?? null,
    timings: ending?.timings ?? NO_TIMINGS,
    finishReason: ending?.finishReason ?? null,
    error: ending?.error ? errorView(ending.error.code, ending.error.detail) : null,
    feedback: run.feedback,
    traceId: run.traceId,
    startedAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}

/** What was sent without the ids that mean nothing to a person. */
export function toSentView(sent: SentRecord): SentView {
  const { model, attempts: _shownByTheRun, subjects: _forTheAudit, ...others } = sent;
  const { mapping: _ofTheOrg, policyHash: _ofThePolicy, ...rest } = others;
  const { apiName, name, platform, technology, region } = model;
  return { ...rest, model: { apiName, name, platform, technology, region } };
}

/** While text still arrives, a token that is not complete yet is held back. */
function restored(masked: string | null, vault: Vault | null, complete: boolean): string | null {
  if (masked === null || vault === null) return masked;
  return complete ? restoreText(masked, vault).text : createStreamRestore(vault).push(masked);
}

function noticeOf(run: RunRecord, vault: Vault | null): string | null {
  const masked = run.sent !== null && Object.keys(run.sent.maskCounts).length > 0;
  const gone = run.ending?.answer && masked && vault === null ? VALUES_GONE : null;
  return [run.ending?.notice, gone].filter(Boolean).join(' ') || null;
}
