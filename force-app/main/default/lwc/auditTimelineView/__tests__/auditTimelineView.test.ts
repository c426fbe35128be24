import { stepsOf, timelineOf } from 'c/auditTimelineView';
import { auditInteraction } from 'test/audit';

const linesOf = (record = auditInteraction()) =>
  timelineOf(record).map(({ title, took, facts }) =>
    [title, took, ...facts.map(({ label, value }) => `${label}: ${value}`)].filter(Boolean).join(' | '),
  );

describe('c/auditTimelineView', () => {
  it('tells a run from the request to the row of the audit', () => {
    expect(linesOf()).toEqual([
      'Received | Who: Samuel Ortiz | Door: salesforce | Prompt: Case summary, version 2 | Object: Case | Record: 500000000000001AAA',
      'Queued | 0.1 s',
      `Record read as the person | 0.4 s | Mapping: Case summary | Left out: Account.AnnualRevenue: You may not see it. | Mapping hash: ${'m'.repeat(64)}`,
      'Masked | Values masked: 2 PERSON, 1 EMAIL | Record search: 2 PERSON | Detector: 1 EMAIL',
      'Mistral, attempt 2: failed | 0.9 s | Why: chosen by the prompt version | Named by: prompt version | Error: PROVIDER_OVERLOADED | Waited before: 0.5 s',
      'GPT: answered | 0.8 s | Why: Mistral was overloaded | Named by: organization default | Tokens: 1,200 in, 80 out | Cost: 0.0125 USD | Provider request: req_1',
      'First word | 0.7 s',
      'Answer | 2.4 s | Region asked: EU | Region: eu-central-1 | Tokens: 1,200 in, 80 out | Cost: 0.0125 USD',
      `On record, number 42 | Audit record: AI-0000001 | Row hash: ${'r'.repeat(64)}`,
    ]);
    expect(timelineOf(auditInteraction()).map(({ tone }) => tone)).toEqual([
      'plain',
      'plain',
      'plain',
      'plain',
      'bad',
      'good',
      'plain',
      'good',
      'plain',
    ]);
  });

  it('tells what never happened by leaving it out', () => {
    const refused = auditInteraction({
      status: 'Failed',
      errorCode: 'PROMPT_NOT_FOUND',
      queueMs: undefined,
      contextMs: undefined,
      maskCount: undefined,
      firstTokenMs: undefined,
      steps: [],
    });
    expect(timelineOf(refused).map(({ key, tone }) => `${key} ${tone}`)).toEqual([
      'received plain',
      'answer bad',
      'audit plain',
    ]);
  });

  it('takes the attempts of older records from their route, and a cut text for none', () => {
    const route = JSON.stringify([
      { model: 'GPT', attempt: 1, outcome: 'failed', code: 'PROVIDER_DOWN', amount: '0.01', currency: 'USD' },
      { missing: 2 },
    ]);
    const [step, ...others] = stepsOf(auditInteraction({ steps: [], route }));
    expect(others).toEqual([]);
    expect(step).toMatchObject({ errorCode: 'PROVIDER_DOWN', cost: 0.01, currencyCode: 'USD' });
    expect(stepsOf(auditInteraction({ steps: [], route: route.slice(0, 20) }))).toEqual([]);
  });

  it('tells an act with its reason and its facts', () => {
    const reveal = auditInteraction({
      kind: 'Reveal',
      promptName: undefined,
      reason: 'Complaint 4711',
      facts: '{"reason":"Complaint 4711","revealed":"a run","rows":null}',
    });
    expect(linesOf(reveal)[1]).toBe('Reveal | Reason: Complaint 4711 | Revealed: a run');
    const refusal = auditInteraction({ kind: 'Refusal', status: 'Failed', errorCode: 'REASON_REQUIRED' });
    expect(linesOf(refusal)[1]).toBe('Refusal: refused or failed | Error: REASON_REQUIRED');
  });
});
