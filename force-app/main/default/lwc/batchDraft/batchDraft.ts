/** What is typed into the form of a new batch or schedule, what is wrong with it, and what is sent. */
import type { BatchPrompt, BatchRequest, BatchSource, Every } from 'c/batchRequests';
import { countOf } from 'c/batchView';

export type BatchMode = 'batch' | 'schedule';

type SourceKind = 'listView' | 'filter' | 'recordIds';

/** What is being typed; `options` are the names of the ticked boxes. */
export interface BatchDraft {
  prompt: string;
  source: SourceKind;
  listView: string;
  filter: string;
  recordIds: string;
  writeTo: string;
  options: string[];
  name: string;
  every: Every;
  /** First day and time of a schedule, `2026-11-23` and `07:00`, on the clock of the person. */
  day: string;
  time: string;
}

/** More ids than this belong into a list view or a condition: they would have to pass through Apex. */
export const MOST_IDS = 10_000;

const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const COMPLETE = 'Complete this field.';

/** An empty form. */
export function batchDraft(): BatchDraft {
  return {
    prompt: '',
    source: 'listView',
    listView: '',
    filter: '',
    recordIds: '',
    writeTo: '',
    options: ['skipUnchanged'],
    name: '',
    every: 'day',
    day: '',
    time: '07:00',
  };
}

/** The ids that were pasted, each once, and what is none. */
export function pastedIds(text: string): { ids: string[]; wrong: string[] } {
  const pieces = text.split(/[\s,;"']+/).filter((piece) => piece !== '');
  const ids = [...new Set(pieces.filter((piece) => RECORD_ID.test(piece)))];
  return { ids, wrong: pieces.filter((piece) => !RECORD_ID.test(piece)) };
}

/** What must be put right, by field, before anything is asked of the gateway. */
export function batchProblems(mode: BatchMode, draft: BatchDraft): Record<string, string> {
  const needed = ['prompt', draft.source, ...(mode === 'schedule' ? ['name', 'day'] : [])] as const;
  const problems = Object.fromEntries(
    needed
      .filter((name) => String(draft[name as keyof BatchDraft]).trim() === '')
      .map((name) => [name, COMPLETE]),
  );
  return draft.source === 'recordIds' && !problems.recordIds
    ? { ...problems, ...idProblems(draft.recordIds) }
    : problems;
}

function idProblems(text: string): Record<string, string> {
  const { ids, wrong } = pastedIds(text);
  if (wrong.length > 0) {
    const others = wrong.length > 1 ? ` and ${countOf(wrong.length - 1, 'other')}` : '';
    return {
      recordIds: `“${wrong[0]!.slice(0, 30)}”${others}: no record id. An id has 15 or 18 characters.`,
    };
  }
  if (ids.length > MOST_IDS) {
    const most = countOf(MOST_IDS, 'id');
    return {
      recordIds: `${countOf(ids.length, 'id')}: at most ${most} fit here. Use a list view or a condition.`,
    };
  }
  return {};
}

/** What is sent. The prompt is one of `prompts`. */
export function batchRequest(draft: BatchDraft, prompts: readonly BatchPrompt[]): BatchRequest {
  const object = objectOf(draft, prompts);
  const sources: Record<SourceKind, () => BatchSource> = {
    listView: () => ({ listViewId: draft.listView, object }),
    filter: () => ({ object, filter: draft.filter.trim() }),
    recordIds: () => ({ recordIds: pastedIds(draft.recordIds).ids }),
  };
  return {
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    prompt: draft.prompt,
    source: sources[draft.source](),
    writeTo: draft.writeTo || null,
    skipUnchanged: draft.options.includes('skipUnchanged'),
  };
}

/** API name of the object whose records the chosen prompt reads; '' before one is chosen. */
export function objectOf(draft: BatchDraft, prompts: readonly BatchPrompt[]): string {
  return prompts.find(({ apiName }) => apiName === draft.prompt)?.objectApiName ?? '';
}

/** The moment, ISO 8601, at which a clock of the time zone shows this day and time. */
export function momentOf({ day, time }: Pick<BatchDraft, 'day' | 'time'>, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // Sweden writes a date as ISO 8601 does.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const shownAt = (moment: number) => Date.parse(`${clock.format(moment).replace(' ', 'T')}Z`);
  const near = wanted - (shownAt(wanted) - wanted);
  // The clock may have been put forward or back between the two.
  return new Date(wanted - (shownAt(near) - near)).toISOString();
}

/** The field a refusal of the gateway belongs to; null for one that is about no field. */
export function fieldOfRefusal(code: string, { source }: BatchDraft): string | null {
  const fields: Record<string, string> = {
    BATCH_FILTER_INVALID: 'filter',
    BATCH_FILTER_FIELD_HIDDEN: 'filter',
    BATCH_TOO_LARGE: source,
    BATCH_EMPTY: source,
    LIST_VIEW_NOT_FOUND: 'listView',
    BATCH_FIELD_NOT_WRITABLE: 'writeTo',
    SCHEDULE_IN_THE_PAST: 'day',
  };
  return fields[code] ?? null;
}
