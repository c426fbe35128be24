/** The prompt panel on a page, with a stream of events the test feeds. The test mocks `RunController` itself. */
import PromptPanel from 'c/promptPanel';
import getLatest from '@salesforce/apex/RunController.latest';
import type { PromptOption } from 'c/runRequests';
import { find, settle, show } from 'test/page';
import { emitPrompts } from 'test/prompts';
import { eventText, RECORD_ID } from 'test/runs';

export const SUMMARY = {
  apiName: 'Case_Summary',
  label: 'Case Summary',
  description: 'What happened.',
  summarizeAction: true,
};
export const STEPS = {
  apiName: 'Case_Next_Steps',
  label: 'Case Next Steps',
  description: null,
  summarizeAction: false,
};
export const STARTED = {
  runId: 'run-1',
  status: 'queued',
  ticket: 'T1',
  eventsUrl: 'https://gateway.example/events',
  traceId: 'trace-1',
};
export const json = JSON.stringify;
/** Stands for the browser's `fetch`. */
export const fetched = jest.fn<typeof fetch>();
/** The one button that runs and stops. */
export const button = (panel: HTMLElement) =>
  find<HTMLElement & { label: string; disabled: boolean }>(panel, '[data-id="run"]');
/** What a screen reader is told. */
export const announced = (panel: HTMLElement) => find(panel, '[data-id="announcement"]')?.textContent;

/** The panel on the page of a case: `options` are the prompts that fit, `latest` the last run. */
export async function open({ options = [SUMMARY] as PromptOption[], latest = null as unknown } = {}) {
  jest.mocked(getLatest).mockResolvedValue(json({ run: latest }));
  const panel = show('c-prompt-panel', PromptPanel, { recordId: RECORD_ID, objectApiName: 'Case' });
  emitPrompts(options);
  await settle();
  return panel;
}

/** Events the test feeds one by one while the run goes on. */
export function openStream() {
  let push: (text: string) => void = () => {};
  const read = () =>
    new Promise(
      (resolve) => (push = (text) => resolve({ done: false, value: new TextEncoder().encode(text) })),
    );
  fetched.mockResolvedValue({ ok: true, body: { getReader: () => ({ read }) } } as unknown as Response);
  return async (id: number, event: string, data: unknown) => {
    push(eventText(id, event, data));
    await settle();
  };
}
