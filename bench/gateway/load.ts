/** Sends the same request again and again from a process of its own; reads the job from standard input, prints a `Load`. */
import { text } from 'node:stream/consumers';
import { Pool } from 'undici';

export interface LoadJob {
  url: string;
  headers: Record<string, string>;
  body: string;
  concurrency: number;
  requests: number;
  /** Every answer must hold it, else it counts as an error. */
  expect: string;
}

/** Milliseconds per request, and how many answers were wrong. */
export interface Load {
  p50: number;
  p99: number;
  perSecond: number;
  errors: number;
}

async function run(job: LoadJob): Promise<Load> {
  const { origin, pathname, search } = new URL(job.url);
  const pool = new Pool(origin, { connections: job.concurrency });
  const times: number[] = [];
  let left = job.requests;
  let errors = 0;
  const worker = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      const started = performance.now();
      const answer = await pool.request({
        path: pathname + search,
        method: 'POST',
        headers: job.headers,
        body: job.body,
      });
      const whole = await answer.body.text();
      times.push(performance.now() - started);
      if (answer.statusCode !== 200 || !whole.includes(job.expect)) errors += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: job.concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((left, right) => left - right);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { p50: at(0.5), p99: at(0.99), perSecond: job.requests / seconds, errors };
}

if (import.meta.main) {
  process.stdout.write(JSON.stringify(await run(JSON.parse(await text(process.stdin)) as LoadJob)));
}
