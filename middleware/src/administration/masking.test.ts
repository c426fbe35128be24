import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { findWord, sendJson, startFakeDetector, type FakeDetector } from '../../test/fake-detector.ts';
import { ANA, BEN, CASE_ID, DORA, startTestService, type TestService } from '../../test/service.ts';
import { createLog } from '../log.ts';
import { toId18 } from '../salesforce-id.ts';

let service: TestService;
let detector: FakeDetector;
let log = '';
const TEXT =
  'Odalys Brandvold wrote from odalys.b@example.org, call 415-555-0132. Project Nightjar, order ORD-004417.';
const PREVIEW = '/v1/masking/preview';

before(async () => {
  detector = await startFakeDetector();
  service = await startTestService(
    [{ name: 'Summary', technology: 'answers' }],
    {},
    createLog('trace', { write: (line: string) => void (log += line) }),
  );
});
after(async () => {
  await service.stop();
  await detector.close();
});
beforeEach(() => {
  service.org.rules = [];
  detector.answer = (_asked, response) => sendJson(response, []);
});

const ask = async (path: string, body: unknown): Promise<Record<string, any>> => {
  const answer = await service.as(DORA).post(path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  return answer.body;
};
const preview = async (body: object): Promise<Record<string, any>> => ask(PREVIEW, body);
const refused = async (path: string, body: unknown, status: number, code: string): Promise<string> => {
  const answer = await service.as(DORA).post(path, body);
  assert.deepEqual([answer.status, answer.body['error']?.code], [status, code]);
  return answer.body['error'].message as string;
};

/** What a preview of TEXT masks and keeps: `label: text → shown`. */
const placesOf = (answer: Record<string, any>, kept: boolean): string[] =>
  answer['values'][0].spans
    .filter((span: any) => span.kept === kept)
    .map((span: any) => `${span.label}: ${TEXT.slice(span.start, span.end)}`);

test('is for those alone whom the org lets create masking rules', async () => {
  for (const person of [ANA, BEN]) {
    const client = service.as(person);
    const answers = [
      await client.get('/v1/masking/types'),
      await client.post(PREVIEW, { text: TEXT }),
      await client.post('/v1/masking/patterns/check', { pattern: 'a', sample: 'a' }),
      await client.post('/v1/masking/report', { mapping: 'Case_Summary', sampleSize: 5 }),
    ];
    for (const { status, body } of answers)
      assert.deepEqual([status, body['error'].code], [403, 'MASKING_ADMIN_REQUIRED']);
  }
  const asked = service.org.calls.filter(({ path }) => path.endsWith('/Masking_Rule__c/describe'));
  assert.deepEqual([...new Set(asked.map(({ as }) => as))].toSorted(), [ANA.username, BEN.username]);
});

test('names every type with its operators and what looks for it', async () => {
  const { status, body } = await service.as(DORA).get('/v1/masking/types');
  const types = body['types'] as Record<string, any>[];
  const email = types.find(({ label }) => label === 'Email');
  assert.equal(status, 200);
  assert.deepEqual(
    [email?.['type'], email?.['operators'].toSorted()],
    ['EMAIL', ['hash', 'redact', 'surrogate', 'token']],
  );
  assert.ok(email?.['detectors'].length > 0);
  assert.equal(
    types.some(({ type }) => type === 'LITERAL'),
    false,
  );
});

test('shows a text with its places: what stands there, what found it, and the counts', async () => {
  const answer = await preview({ text: TEXT });
  const [value] = answer['values'];
  assert.deepEqual([value.path, value.text, value.treatment], ['Text', TEXT, 'send']);
  const email = value.spans.find(({ label }: any) => label === 'Email');
  assert.equal(TEXT.slice(email.start, email.end), 'odalys.b@example.org');
  assert.match(email.shown, /^EMAIL-[A-Z0-9]{2}-\d{4}$/);
  assert.deepEqual([email.type, email.layer, email.kept], ['EMAIL', 'detector', false]);
  assert.ok(email.source && value.masked.includes(email.shown) && !value.masked.includes('odalys.b@'));
  assert.equal(answer['counts']['Email'].detector, 1);
  assert.equal(answer['external'], null);
  // What is shown is exactly what the spans say.
  let shown = '';
  let from = 0;
  for (const span of value.spans) {
    shown += TEXT.slice(from, span.start) + span.shown;
    from = span.end;
  }
  assert.equal(shown + TEXT.slice(from), value.masked);
});

test('a type that is tried as switched off is kept and marked at once', async () => {
  const off = await preview({ text: TEXT, off: ['Phone'] });
  assert.deepEqual(placesOf(off, true), ['Phone: 415-555-0132']);
  assert.ok(off['values'][0].masked.includes('415-555-0132'));
  assert.equal(off['counts']['Phone'], undefined);
  service.org.rules = [{ Name: 'No phones', Kind__c: 'Type', Entity_Type__c: 'Phone', Detect__c: false }];
  assert.deepEqual(placesOf(await preview({ text: TEXT }), true), ['Phone: 415-555-0132']);
  assert.deepEqual(placesOf(await preview({ text: TEXT, off: [] }), true), []);
});

test('operators that are tried show their values so', async () => {
  const { values } = await preview({
    text: TEXT,
    operators: { Email: 'surrogate', Phone: 'partial', Person: 'hash' },
  });
  assert.match(values[0].masked, /@masked\.invalid/);
  assert.match(values[0].masked, /\*\*\*\*0132/);
  const message = await refused(
    PREVIEW,
    { text: TEXT, operators: { Person: 'year' } },
    422,
    'MASKING_RULE_INVALID',
  );
  assert.match(message, /Person can be shown as/);
});

test('rules that are tried and cannot be followed are refused by name', async () => {
  const pattern = { name: 'Bad', type: 'Pattern', pattern: '(?=a)', matchCase: false };
  assert.match(
    await refused(PREVIEW, { text: TEXT, patterns: [pattern] }, 422, 'MASKING_RULE_INVALID'),
    /Bad: /,
  );
  await refused(PREVIEW, { text: TEXT, off: ['Shoe Size'] }, 422, 'MASKING_RULE_INVALID');
  for (const body of [
    {},
    { text: '' },
    { text: 'x'.repeat(100_001) },
    { mapping: 'Case_Summary' },
    { text: 'x', recordId: CASE_ID },
    { text: 'x', mapping: 'Case_Summary', recordId: CASE_ID },
    { text: 'x', operators: { Email: 'encrypt' } },
    { text: 'x', more: 1 },
  ])
    await refused(PREVIEW, body, 400, 'REQUEST_INVALID');
});

test('shows a record as the person sees it, with every treatment', async () => {
  service.org.calls.length = 0;
  const { values, counts } = await preview({ mapping: 'case_summary', recordId: CASE_ID });
  const named = Object.fromEntries(values.map((value: any) => [value.path, value]));
  assert.deepEqual(Object.keys(named).toSorted(), [
    'Description',
    'Priority',
    'Subject',
    'SuppliedEmail',
    'SuppliedName',
  ]);
  assert.deepEqual(
    [named['SuppliedName'].text, named['SuppliedName'].spans[0].layer],
    ['Ana Souza', 'field'],
  );
  assert.deepEqual([named['Subject'].spans[0].label, named['Subject'].spans.length], ['Person', 1]);
  assert.deepEqual([named['Priority'].masked, named['Priority'].spans], ['High', []]);
  assert.equal(counts['Person'].field, 1);
  const [read] = service.org.calls.filter(({ query }) => query?.includes('FROM Case'));
  assert.equal(read?.as, DORA.username);
  await refused(PREVIEW, { mapping: 'None', recordId: CASE_ID }, 404, 'MAPPING_NOT_FOUND');
  const unknown = { mapping: 'Case_Summary', recordId: toId18('500FK0000000999') };
  await refused(PREVIEW, unknown, 404, 'RECORD_NOT_FOUND');
});

test('asks the external detector, and says when it is away', async () => {
  const rule = { Name: 'Outside', Kind__c: 'External Detector', Endpoint__c: detector.url };
  service.org.rules = [rule];
  detector.answer = (asked, response) => sendJson(response, findWord(asked.text, 'Nightjar', 'ORG'));
  const answer = await preview({ text: TEXT });
  assert.deepEqual(answer['external'], { status: 'asked', detail: null });
  assert.equal(answer['counts']['Organization'].external, 1);
  detector.answer = (_asked, response) => sendJson(response, {}, 500);
  const away = await preview({ text: TEXT });
  assert.deepEqual(away['external'], {
    status: 'unavailable',
    detail: 'Outside: it answered with the status 500',
  });
  service.org.rules = [{ ...rule, Credential__c: 'Analyzer' }];
  assert.match((await preview({ text: TEXT }))['external'].detail, /Analyzer is not stored/);
});

test('a saved rule that cannot be followed stops previews and reports, by its name', async () => {
  service.org.rules = [{ Name: 'Broken', Kind__c: 'Pattern', Entity_Type__c: 'Pattern', Pattern__c: '(' }];
  for (const [path, body] of [
    [PREVIEW, { text: TEXT }],
    ['/v1/masking/report', { mapping: 'Case_Summary', sampleSize: 1 }],
  ] as const)
    assert.match(await refused(path, body, 422, 'MASKING_RULE_INVALID'), /Broken: /);
});

test('nothing of a preview stands in a log, not even at its most talkative', () => {
  assert.ok(log.includes('request-refused'));
  for (const value of ['Odalys', 'Brandvold', 'odalys', '0132', 'Nightjar', 'ORD-', 'Souza', '4111'])
    assert.ok(!log.includes(value), value);
});
