/**
 * Our middleware beside @portkey-ai/gateway 1.15.2: same upstream, same words, rounds interleaved, each alone under load.
 * `node bench/gateway/run.ts [--rounds 4] [--requests 600]`. What counts are the ratios; the times are this machine's.
 */
import { parseArgs } from 'node:util';
import { signToken } from '../../middleware/test/keys.ts';
import { ORG_ID, PERSON, plainPrompt, RECORD_ID } from './material.ts';
import { startPortkey } from './portkey.ts';
import { cpuSeconds, cpuSecondsOfAll, end, sendLoad, startScript, type Started } from './processes.ts';
import { printParts, printTable, type Sample } from './report.ts';
import type { LoadJob } from './load.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '4' }, requests: { type: 'string', default: '600' } },
});
const rounds = Number(values.rounds);
const requests = Number(values.requests);
const file = (name: string): string => new URL(name, import.meta.url).pathname;

const upstream = await startScript(file('./upstream.ts'));
const environment = { UPSTREAM_URL: upstream.url };
const ours = await startScript(file('./our-gateway.ts'), [], environment);
const portkey = await startPortkey();

/** The job of one gateway; 'upstream' is asked without any gateway. */
async function jobFor(
  name: Sample['gateway'],
  streamed: boolean,
): Promise<Omit<LoadJob, 'concurrency' | 'requests'>> {
  const expect = 'words 59';
  const json = { 'content-type': 'application/json' };
  if (name === 'ours') {
    const claims = { iss: ORG_ID, sub: PERSON.username, uid: PERSON.userId };
    const token = await signToken(String(ours.ready['signingKey']), claims);
    const body = JSON.stringify({ prompt: streamed ? 'Bench_Stream' : 'Bench_Whole', recordId: RECORD_ID });
    const headers = {
      ...json,
      authorization: `Bearer ${token}`,
      accept: streamed ? 'text/event-stream' : '*/*',
    };
    return { url: `${ours.url}/v1/runs?wait=25`, headers, body, expect };
  }
  const messages = [
    { role: 'system', content: plainPrompt.system },
    { role: 'user', content: plainPrompt.prompt },
  ];
  const usage = streamed ? { stream_options: { include_usage: true } } : {};
  const body = JSON.stringify({
    model: 'bench-model',
    messages,
    max_tokens: 500,
    stream: streamed,
    ...usage,
  });
  const target = { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${upstream.url}/v1` };
  const url = `${name === 'portkey' ? portkey.url : upstream.url}/v1/chat/completions`;
  return { url, headers: { ...json, authorization: 'Bearer none', ...target }, body, expect };
}

const started: Record<Sample['gateway'], Started> = { upstream, portkey, ours };

async function measure(gateway: Sample['gateway'], streamed: boolean, concurrency: number): Promise<Sample> {
  const pid = started[gateway].child.pid!;
  const job = { ...(await jobFor(gateway, streamed)), concurrency };
  await sendLoad({ ...job, requests: Math.ceil(requests / 5) });
  const database = gateway === 'ours' ? Number(ours.ready['postgres']) : null;
  const before = [cpuSeconds(pid), database ? cpuSecondsOfAll(database) : 0] as const;
  const load = await sendLoad({ ...job, requests });
  const microseconds = ((cpuSeconds(pid) - before[0]) / requests) * 1e6;
  const databaseMicroseconds = database ? ((cpuSecondsOfAll(database) - before[1]) / requests) * 1e6 : 0;
  return { gateway, streamed, concurrency, microseconds, databaseMicroseconds, ...load };
}

const samples: Sample[] = [];
for (let round = 1; round <= rounds; round += 1) {
  for (const streamed of [false, true]) {
    for (const concurrency of [1, streamed ? 8 : 16]) {
      for (const gateway of ['upstream', 'portkey', 'ours'] as const) {
        samples.push(await measure(gateway, streamed, concurrency));
        process.stderr.write(
          `round ${round} of ${rounds}: ${gateway} ${streamed ? 'streamed' : 'whole'} c=${concurrency}\n`,
        );
      }
    }
  }
}
await Promise.all([end(portkey), end(ours)]);
const parts = await startScript(file('./parts.ts'), [], environment);
await end(upstream);
printTable(samples);
printParts(parts.ready as Record<string, number>);
process.exit(0);
