import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELLO, startBedrock } from './test-server.ts';
import { failure } from '../contract/contract-harness.ts';
import { PROMPT } from '../contract/contract-request.ts';

const bedrock = await startBedrock();
const { asking } = bedrock;

const ASSESSMENT = {
  topicPolicy: { topics: [{ name: 'Advice', type: 'DENY', action: 'BLOCKED', detected: true }] },
  contentPolicy: { filters: [{ type: 'HATE', confidence: 'NONE', action: 'NONE', detected: false }] },
  wordPolicy: { customWords: [{ match: 'a secret word', action: 'BLOCKED' }], managedWordLists: [] },
  sensitiveInformationPolicy: {
    piiEntities: [
      { type: 'EMAIL', match: 'a@b.example', action: 'ANONYMIZED' },
      { type: 'EMAIL', match: 'c@d.example', action: 'ANONYMIZED' },
    ],
    regexes: [{ name: 'Account', match: '123', regex: '\\d+', action: 'BLOCKED' }],
  },
  contextualGroundingPolicy: {
    filters: [{ type: 'RELEVANCE', score: 0.1, threshold: 0.5, action: 'BLOCKED' }],
  },
};
const FOUND = [
  ['Advice', null, true],
  ['CUSTOM_WORD', null, true],
  ['EMAIL', 'ANONYMIZED', false],
  ['Account', null, true],
  ['RELEVANCE', null, true],
];

test('what a guardrail found becomes verdicts, once per category and without the words that it found', async () => {
  const guardrail = { inputAssessment: { g: ASSESSMENT }, outputAssessments: { g: [ASSESSMENT] } };
  bedrock.answer({ ...HELLO, stopReason: 'guardrail_intervened', trace: { guardrail } });
  const { reply } = await asking();
  assert.equal(reply.finish.unified, 'content-filter');
  const seen = (on: string) =>
    reply.verdicts.filter((one) => one.on === on).map((one) => [one.category, one.severity, one.filtered]);
  assert.deepEqual([seen('prompt'), seen('answer')], [FOUND, FOUND]);
  assert.doesNotMatch(JSON.stringify(reply.verdicts), /secret word|example|123/);
});

test('a guardrail alone gives its own text where it steps in, and the prompt as it was where it does not', async () => {
  const guardrail = { interface: 'apply-guardrail', technology: 'gr1:3' } as const;
  bedrock.answer({
    action: 'GUARDRAIL_INTERVENED',
    outputs: [{ text: 'No.' }],
    assessments: [ASSESSMENT],
  });
  const stopped = await asking(guardrail);
  assert.equal(bedrock.wire.path, '/guardrail/gr1/version/3/apply');
  assert.deepEqual(bedrock.sent(), { source: 'INPUT', content: [{ text: { text: PROMPT } }] });
  assert.deepEqual([stopped.reply.text, stopped.reply.finish.unified], ['No.', 'content-filter']);
  assert.equal(stopped.reply.verdicts.length, FOUND.length);
  assert.equal(stopped.reply.usage.source, 'estimated');
  bedrock.answer({ action: 'NONE', outputs: [], assessments: [{}] });
  const arn = 'arn:aws:bedrock:eu-central-1:123456789012:guardrail/gr1';
  const passed = await asking({ ...guardrail, technology: arn }, { stream: true });
  assert.equal(bedrock.wire.path, `/guardrail/${encodeURIComponent(arn)}/version/DRAFT/apply`);
  assert.deepEqual([passed.reply.text, passed.reply.finish.unified], [PROMPT, 'stop']);
  bedrock.answer({ action: 'NONE' });
  assert.equal((await failure(asking(guardrail))).code, 'MODEL_REPLY_MALFORMED');
});
