/** Batches, schedules and choices as the gateway and the org would show them, for tests. */
import type { BatchChoices, BatchPrompt, ScheduleView } from 'c/batchRequests';
import type { BatchItem, BatchView } from 'c/batchView';

export const BATCH_ID = '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d';

const NOTHING = { total: 8, waiting: 0, running: 0, answered: 0, unchanged: 0, failed: 0, cancelled: 0 };

/** Counts of a batch of eight. */
export function countsWith(changes: Partial<BatchView['counts']>): BatchView['counts'] {
  return { ...NOTHING, ...changes };
}

/** A batch of eight cases, half done; `changes` make it another one. */
export function batchView(changes: Partial<BatchView> = {}): BatchView {
  return {
    batchId: BATCH_ID,
    name: 'Open cases',
    state: 'running',
    prompt: { apiName: 'Case_Summary', label: 'Case summary' },
    source: { kind: 'list view', text: 'All Cases' },
    writeTo: 'Description',
    skipUnchanged: true,
    counts: countsWith({ waiting: 3, running: 1, answered: 3, unchanged: 1 }),
    written: { written: 2, kept: 1, failed: 0 },
    causes: [],
    estimate: {
      runs: 8,
      inputTokens: 12000,
      outputTokens: 2400,
      cost: { amount: '0.0390', currency: 'USD' },
      basis: 'the last 20 runs of this version; priced as GPT-5',
    },
    cost: { amount: '0.015000', currency: 'USD' },
    createdAt: '2026-11-22T09:00:00Z',
    startedAt: '2026-11-22T09:01:00Z',
    endedAt: null,
    scheduleId: null,
    ...changes,
  };
}

/** Everything asked, two failed. */
export const WITH_ERRORS = batchView({
  state: 'done',
  counts: countsWith({ answered: 6, failed: 2 }),
  causes: [
    { code: 'PROVIDER_TIMEOUT', message: 'The model did not answer in time.', hint: 'Try again.', count: 2 },
  ],
  endedAt: '2026-11-22T09:05:00Z',
});

/** Waits with its estimate. */
export const DRAFT = batchView({
  state: 'draft',
  startedAt: null,
  cost: null,
  counts: countsWith({ waiting: 8 }),
  written: { written: 0, kept: 0, failed: 0 },
});

/** A record that failed. */
export function failedItem(position: number): BatchItem {
  return {
    position,
    recordId: `50000000000000${position}AAA`,
    state: 'failed',
    runId: null,
    code: 'PROVIDER_TIMEOUT',
    message: 'The model did not answer in time. Try again.',
    written: null,
  };
}

export const PROMPTS: BatchPrompt[] = [
  { apiName: 'Case_Summary', label: 'Case summary', objectApiName: 'Case', objectLabel: 'Cases' },
  { apiName: 'Lead_Summary', label: 'Lead summary', objectApiName: 'Lead', objectLabel: 'Leads' },
];

export const CHOICES: BatchChoices = {
  listViews: [{ id: '00B000000000001AAA', label: 'All Cases' }],
  fields: [{ apiName: 'Description', label: 'Description', length: 32000 }],
};

/** A daily schedule; `changes` make it another one. */
export function scheduleView(changes: Partial<ScheduleView> = {}): ScheduleView {
  return {
    scheduleId: '1c2d3e4f-5061-4b7c-9d8e-0f1a2b3c4d5e',
    name: 'Every morning',
    prompt: { apiName: 'Case_Summary', label: 'Case summary' },
    source: { kind: 'list view', text: 'All Cases' },
    every: 'day',
    timeZone: 'Europe/Berlin',
    nextAt: '2026-11-23T06:00:00Z',
    lastBatchId: null,
    active: true,
    problem: null,
    ...changes,
  };
}
