/** What a component may ask of the middleware, through Apex. Each call rejects with what Apex threw: see `c/errorMessage`. */
import startRun from '@salesforce/apex/RunController.start';
import getRun from '@salesforce/apex/RunController.get';
import cancelRun from '@salesforce/apex/RunController.cancel';
import getTicket from '@salesforce/apex/RunController.ticket';
import getLatest from '@salesforce/apex/RunController.latest';
import sendFeedback from '@salesforce/apex/RunController.feedback';
import type { RunPorts } from 'c/runClient';
import type { RunAccess, RunView, StartedRun } from 'c/runView';

/** A prompt the user may run on records of one object, as `RunController.prompts` lists it. */
export interface PromptOption {
  apiName: string;
  label: string;
  description: string | null;
  summarizeAction: boolean;
}

/** What the message channel `RunStarted__c` carries. It holds no ticket: whoever hears it asks for one of their own. */
export interface RunStartedMessage {
  runId: string;
  recordId: string;
  promptName: string;
}

// The middleware knows the browser and Flow apart by this name.
const CHANNEL = 'salesforce';

/** Starts a run of the prompt on the record. */
export async function start(promptName: string, recordId: string): Promise<StartedRun> {
  return JSON.parse(await startRun({ promptName, recordId, channel: CHANNEL })) as StartedRun;
}

/** The user's newest run of the prompt on the record, or null. */
export async function latest(promptName: string, recordId: string): Promise<RunView | null> {
  const { run } = JSON.parse(await getLatest({ promptName, recordId })) as { run: RunView | null };
  return run ?? null;
}

/** Keeps what the user thinks of an answer; again with a reason when there is one. */
export async function feedback(
  runId: string,
  rating: 'up' | 'down',
  reason: string | null,
): Promise<RunView> {
  return JSON.parse(await sendFeedback({ runId, rating, reason })) as RunView;
}

/** The doors a run client needs: Apex, the browser's fetch and a timer. */
export function portsFor(promptName: string, recordId: string): RunPorts {
  return {
    start: () => start(promptName, recordId),
    get: async (runId) => JSON.parse(await getRun({ runId })) as RunView,
    ticket: async (runId) => JSON.parse(await getTicket({ runId })) as RunAccess,
    cancel: async (runId) => JSON.parse(await cancelRun({ runId })) as RunView,
    open: (address, options) => fetch(address, options),
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the pause between two polls is what this is for
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}
