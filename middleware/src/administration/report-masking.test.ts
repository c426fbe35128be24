import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CASE, DORA, startTestService, type TestService } from '../../test/service.ts';
import { toId18 } from '../salesforce-id.ts';

let service: TestService;
before(async () => (service = await startTestService([{ name: 'Summary', technology: 'answers' }])));
after(() => service.stop());

const ask = async (path: string, body: unknown): Promise<Record<string, any>> => {
  const answer = await service.as(DORA).post(path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const refused = async (path: string, body: unknown): Promise<void> => {
  const answer = await service.as(DORA).post(path, body);
  assert.deepEqual([answer.status, answer.body['error']?.code], [400, 'REQUEST_INVALID']);
};

test('tries a pattern on a sample, and says what to change in one that cannot be used', async () => {
  const check = (body: object) => ask('/v1/masking/patterns/check', body);
  const sample = 'ord-1 and ORD-22';
  assert.deepEqual(await check({ pattern: 'ORD-[0-9]+', sample, matchCase: true }), {
    ...{ valid: true, reason: null, matches: [{ start: 10, end: 16 }] },
  });
  assert.equal((await check({ pattern: 'ORD-[0-9]+', sample }))['matches'].length, 2);
  for (const pattern of ['(a+)+\\1', '(?<=x)y', '[a', 'a{5000}']) {
    const { valid, reason, matches } = await check({ pattern, sample, matchCase: false });
    assert.deepEqual([valid, matches], [false, []], pattern);
    assert.ok(reason.length > 10, pattern);
  }
  await refused('/v1/masking/patterns/check', { pattern: 'a'.repeat(2001) });
});

test('reports what a mapping would expose, in numbers alone', async () => {
  for (let index = 1; index <= 4; index += 1) {
    const id = toId18(`500FK00000001${String(index).padStart(2, '0')}`);
    service.org.cases.set(id, { ...CASE, Id: id, Subject: `Ticket ${index}`, SuppliedEmail: null });
  }
  const report = await ask('/v1/masking/report', { mapping: 'Case_Summary', sampleSize: 4 });
  const named = Object.fromEntries(report['fields'].map((field: any) => [field.path, field]));
  assert.equal(report['records'], 4);
  assert.deepEqual(Object.keys(named), [
    'Subject',
    'Description',
    'Priority',
    'SuppliedName',
    'SuppliedEmail',
  ]);
  assert.deepEqual(named['Priority'], {
    ...{ path: 'Priority', treatment: 'send', label: null, filled: 4, counts: {}, sentAsStored: 4 },
  });
  assert.deepEqual([named['Subject'].sentAsStored, named['SuppliedEmail'].filled], [4, 0]);
  assert.deepEqual(named['SuppliedName'].counts, { Person: { field: 4 } });
  assert.equal(named['Description'].counts['Payment Card'].detector, 4);
  assert.deepEqual([report['residual'], report['external']], [{}, null]);
  for (const value of ['Souza', '4111', 'example.org'])
    assert.ok(!JSON.stringify(report).includes(value), value);
  const asked = service.org.calls.filter(({ query }) => query?.includes('FROM Case'));
  assert.deepEqual([...new Set(asked.map(({ as }) => as))], [DORA.username]);
  for (const sampleSize of [0, 51, 1.5])
    await refused('/v1/masking/report', { mapping: 'Case_Summary', sampleSize });
});

test('a report says what the check of what leaves would still have found', async () => {
  const id = toId18('500FK0000000201');
  // A value behind an encoding that the masking does not read.
  service.org.cases.set(id, { ...CASE, Id: id, Description: 'see %53ouza' });
  const { residual } = await ask('/v1/masking/report', { mapping: 'Case_Summary', sampleSize: 1 });
  assert.deepEqual(residual, { Person: 1 });
});
