import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { startStack, type Stack } from '../middleware/test/start-stack.ts';
import { startModelServer, type ModelServer } from './model-server.ts';

const ADMIN = 'adam.novak@byom.example';
const PROMPTS: [prompt: string, objectName: string][] = [
  ['Account_360', 'Account'],
  ['Opportunity_Brief', 'Opportunity'],
  ['Case_Summary', 'Case'],
  ['Case_Next_Steps', 'Case'],
  ['Lead_Qualification', 'Lead'],
  ['Contact_Briefing', 'Contact'],
];
/** Runs under way at the same time; the middleware works on 32. */
const CONCURRENCY = 24;

interface PersonalValue {
  kind: string;
  value: string;
  record: string;
}

const personalValues = (
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../data/personal-values.json'), 'utf8')) as {
    values: PersonalValue[];
  }
).values;

let stack: Stack;
let model: ModelServer;

before(async () => {
  model = await startModelServer();
  stack = await startStack();
});
after(async () => {
  await stack.stop();
  await model.close();
});

/** The admin's click that points every prompt at another model: they all name the profile Builtin. */
async function useModelServer(capabilities: string | null): Promise<void> {
  const [profile] = await stack.org.query(ADMIN, "SELECT Id FROM AI_Model__c WHERE Api_Name__c = 'Builtin'");
  await stack.org.update(ADMIN, 'AI_Model__c', String(profile?.['Id']), {
    Platform__c: 'openai-compatible',
    Technology__c: 'test-model',
    Endpoint__c: model.url,
    Capabilities__c: capabilities,
  });
}

async function runToItsEnd(prompt: string, recordId: string): Promise<Record<string, any>> {
  const client = stack.client(ADMIN);
  const { status, body } = await client.post('/v1/runs?wait=25', { prompt, recordId });
  assert.ok(status === 200 || status === 202, JSON.stringify(body));
  for (let run = body; ; run = (await client.get(`/v1/runs/${body['runId']}?wait=25`)).body) {
    if (!['queued', 'running'].includes(run['status'])) return run;
  }
}

async function runAll(work: { prompt: string; recordId: string }[]): Promise<Record<string, any>[]> {
  const waiting = [...work];
  const results: Record<string, any>[] = [];
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      results.push(await runToItsEnd(next.prompt, next.recordId));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  return results;
}

async function everyPromptOverEveryRecord(limit: number): Promise<{ prompt: string; recordId: string }[]> {
  const work = [];
  for (const [prompt, objectName] of PROMPTS) {
    const rows = await stack.org.query(ADMIN, `SELECT Id FROM ${objectName} ORDER BY Id LIMIT ${limit}`);
    work.push(...rows.map((row) => ({ prompt, recordId: String(row['Id']) })));
  }
  return work;
}

/** Whole words only, as a reader would see them: "Rose" is not in "prosecute". */
function stands(value: string, text: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const [left = ' ', right = ' '] = [text[at - 1], text[at + value.length]];
    if (!/[\p{L}\p{N}]/u.test(left) && !/[\p{L}\p{N}]/u.test(right)) return true;
  }
  return false;
}

function personalValuesIn(bodies: string[]): string[] {
  const texts = bodies.map((body) =>
    (JSON.parse(body) as { messages: { content: string }[] }).messages
      .map((message) => message.content)
      .join('\n'),
  );
  const all = texts.join('\n\u0000\n');
  return personalValues
    .filter(({ value }) => stands(value, all))
    .map(({ kind, value, record }) => `${kind} of ${record}: ${value}`);
}

test('no seeded personal value is in the bytes a model receives, for all prompts over all records, streamed', async () => {
  await useModelServer('Streaming');
  const work = await everyPromptOverEveryRecord(500);
  const runs = await runAll(work);
  const ended = runs.filter((run) => run['status'] !== 'answered');
  assert.deepEqual(ended.map((run) => run['error']).slice(0, 3), []);
  assert.equal(model.received.length, work.length);
  assert.ok(model.received.every((request) => request.streamed));
  assert.deepEqual(personalValuesIn(model.received.map((request) => request.body)), []);
});

test('the same holds for a model that does not stream, and the answers show the real values again', async () => {
  model.received.length = 0;
  await useModelServer(null);
  await stack.killMiddleware();
  await stack.startMiddleware();
  const work = await everyPromptOverEveryRecord(8);
  const runs = await runAll(work);
  assert.ok(model.received.length === work.length && model.received.every((request) => !request.streamed));
  assert.deepEqual(personalValuesIn(model.received.map((request) => request.body)), []);
  for (const run of runs) {
    const token = /\b[A-Z]{2,}-[A-Z0-9]{2}-\d{4}\b/.exec(String(run['answer']));
    assert.ok(!token, `a token was left in the answer: ${token}`);
  }
});
