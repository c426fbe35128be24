import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELLO, startBedrock } from './test-server.ts';
import { failure } from '../contract/contract-harness.ts';
import { CONVERSATION, OUTPUT, TOOL } from '../contract/contract-request.ts';
import { awsFrame, spoiled } from '../contract/wire-fixtures-bedrock.ts';

const bedrock = await startBedrock();
const { asking } = bedrock;

const TEXT = awsFrame('event', 'contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Half' } });
const METADATA = awsFrame('event', 'metadata', { usage: HELLO.usage });

test('an exception inside a stream is the error that it names, before and after the first words, with its usage', async () => {
  const rows: [name: string, message: string, code: string][] = [
    ['throttlingException', 'Too many requests', 'MODEL_RATE_LIMITED'],
    ['throttlingException', 'Too many tokens per day', 'MODEL_QUOTA_EXHAUSTED'],
    ['modelStreamErrorException', 'The model stopped', 'MODEL_OVERLOADED'],
    ['internalServerException', 'Try again', 'MODEL_OVERLOADED'],
    ['serviceUnavailableException', 'Try again', 'MODEL_OVERLOADED'],
    ['validationException', 'Input is too long for requested model.', 'MODEL_CONTEXT_TOO_LONG'],
    ['validationException', 'Malformed', 'MODEL_INVALID_REQUEST'],
    ['somethingNewException', 'No', 'MODEL_OVERLOADED'],
  ];
  for (const [name, message, code] of rows) {
    const exception = awsFrame('exception', name, { message });
    bedrock.answerFrames(exception);
    const early = await failure(asking({}, { stream: true }));
    assert.deepEqual([early.code, early.beforeFirstToken, early.usage], [code, true, null], name);
    bedrock.answerFrames(TEXT, METADATA, exception);
    const late = await failure(asking({}, { stream: true }));
    assert.deepEqual([late.code, late.beforeFirstToken, late.usage?.input], [code, false, 3], name);
  }
});

test('an error frame, a wrong checksum, a length that cannot be and half a frame are told apart', async () => {
  const rows: [frames: Uint8Array[], code: string][] = [
    [[TEXT, awsFrame('error', 'InternalFailure', {})], 'MODEL_OVERLOADED'],
    [[TEXT, spoiled(METADATA)], 'MODEL_REPLY_MALFORMED'],
    [[TEXT, Buffer.from('7fffffff00000000', 'hex')], 'MODEL_REPLY_MALFORMED'],
    [[TEXT, METADATA.subarray(0, 20)], 'MODEL_STREAM_BROKEN'],
  ];
  for (const [frames, code] of rows) {
    bedrock.answerFrames(...frames);
    const error = await failure(asking({}, { stream: true }));
    assert.deepEqual([error.code, error.beforeFirstToken], [code, false]);
  }
});

test('signed and hidden thoughts go back in their place with the next turn, even after they were stored', async () => {
  const thoughts = [
    { reasoningContent: { reasoningText: { text: 'First.', signature: 'c2ln' } } },
    { reasoningContent: { redactedContent: 'aGlkZGVu' } },
    { text: 'I look.' },
    { toolUse: { toolUseId: 'call_1', name: TOOL.name, input: { city: 'Bonn' } } },
  ];
  bedrock.answer({ ...HELLO, output: { message: { role: 'assistant', content: thoughts } } });
  const { reply } = await asking();
  assert.deepEqual([reply.reasoning, reply.text], ['First.', 'I look.']);
  const continuation = JSON.parse(JSON.stringify(reply.continuation)) as unknown;
  const said = { role: 'assistant' as const, text: reply.text, toolCalls: reply.toolCalls, continuation };
  await asking({}, { messages: [{ role: 'user', content: 'Go.' }, said, { role: 'user', content: 'And?' }] });
  assert.deepEqual((bedrock.sent()['messages'] as unknown[])[1], { role: 'assistant', content: thoughts });
});

test('the schema of an answer goes to models that know one, and to no other', async () => {
  bedrock.answer(HELLO);
  for (const [technology, knows] of [
    ['eu.anthropic.claude-sonnet-4-5-20250929-v1:0', true],
    ['openai.gpt-oss-120b-1:0', true],
    ['amazon.nova-lite-v1:0', false],
    ['meta.llama3-3-70b-instruct-v1:0', false],
  ] as const) {
    await asking({ technology }, { output: OUTPUT });
    const { outputConfig } = bedrock.sent() as {
      outputConfig?: { textFormat: { structure: { jsonSchema: { schema: string } } } };
    };
    const schema =
      outputConfig && (JSON.parse(outputConfig.textFormat.structure.jsonSchema.schema) as unknown);
    assert.deepEqual(schema, knows ? OUTPUT.schema : undefined, technology);
  }
});

test('turns that speak of tools demand that these are named, even where none may be called', async () => {
  bedrock.answer(HELLO);
  await asking({}, { tools: [TOOL], toolChoice: 'none', messages: CONVERSATION });
  const { toolConfig } = bedrock.sent() as { toolConfig: { tools: unknown[]; toolChoice?: unknown } };
  assert.deepEqual([toolConfig.tools.length, toolConfig.toolChoice], [1, undefined]);
  await asking({}, { tools: [TOOL], toolChoice: 'none' });
  assert.ok(!('toolConfig' in bedrock.sent()));
});

test('an inference profile tells where it is processed, a router which model answered', async () => {
  bedrock.answer({
    ...HELLO,
    trace: { promptRouter: { invokedModelId: 'arn:aws:bedrock:eu-west-1::x' } },
  });
  const eu = await asking({ technology: 'eu.amazon.nova-lite-v1:0' });
  assert.deepEqual([eu.reply.region, eu.reply.model], ['eu', 'arn:aws:bedrock:eu-west-1::x']);
  const plain = await asking({ technology: 'amazon.nova-lite-v1:0' });
  assert.equal(plain.reply.region, null);
});
