import type { Counts } from '../observing-ports.ts';
import type { ActRecorder, RunJobs } from '../ports.ts';

/** The runs of the queue, with a count of those that another process had begun. */
export function countedJobs(jobs: RunJobs, counts: Counts): RunJobs {
  return {
    ...jobs,
    async claim(count) {
      const claimed = await jobs.claim(count);
      for (const { run, wasSent } of claimed) {
        // An item of a batch may have been put back because its model had no turn for it.
        if (run.startedAt !== null && (wasSent || run.batchId === null)) counts.runTakenOver();
      }
      return claimed;
    },
  };
}

/** Acts on record, counted when they are over. */
export function countedActs(acts: ActRecorder, counts: Counts): ActRecorder {
  const underWay = new Map<string, string>();
  return {
    async record(caller, act) {
      const runId = await acts.record(caller, act);
      counts.actEnded(act);
      return runId;
    },
    async begin(caller, act) {
      const runId = await acts.begin(caller, act);
      underWay.set(runId, act.kind);
      return runId;
    },
    async finish(runId, end) {
      await acts.finish(runId, end);
      const kind = underWay.get(runId);
      underWay.delete(runId);
      if (kind) counts.actEnded({ kind, ...end });
    },
  };
}
