import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { findWord, sendJson, startFakeDetector, type FakeDetector } from '../../test/fake-detector.ts';
import type { Detection, DetectorConnection } from '../ports.ts';
import { createPresidioDetection } from './presidio.ts';
import { typeOfEntity } from './presidio-entities.ts';

let detector: FakeDetector;
before(async () => (detector = await startFakeDetector()));
after(() => detector.close());
beforeEach(() => {
  detector.answer = (_asked, response) => sendJson(response, []);
  detector.requests.length = 0;
  detector.atOnce = { now: 0, most: 0 };
});

const never = new AbortController().signal;
const detection = createPresidioDetection({ development: true });

const ask = (
  texts: string[],
  changes: Partial<DetectorConnection> = {},
  by = detection,
  signal = never,
): Promise<Detection> =>
  by.detect(
    texts,
    { endpoint: detector.url, secret: null, language: 'en', minimumScore: 0.4, ...changes },
    signal,
  );

/** The pieces of a text that were found, with their types. */
const piecesOf = ({ found }: Detection, text: string): string[] | undefined =>
  found.get(text)?.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

test('asks as the analyzer wants to be asked, each text once, and nothing where there is nothing to read', async () => {
  const { found, problem } = await ask(['Hello', 'Hello', ' … '], { language: 'de', minimumScore: 0.6 });
  assert.deepEqual(detector.requests, [
    {
      text: 'Hello',
      language: 'de',
      score_threshold: 0.6,
      return_decision_process: false,
      authorization: null,
    },
  ]);
  assert.deepEqual([[...found.keys()].toSorted(), problem], [[' … ', 'Hello'], null]);
});

test('sends the secret as bearer token and in no other place', async () => {
  await ask(['Hello'], { secret: 'hidden-key' });
  const [{ authorization, ...rest } = assert.fail()] = detector.requests;
  assert.equal(authorization, 'Bearer hidden-key');
  assert.doesNotMatch(JSON.stringify(rest), /hidden/);
});

test('places are code points there and UTF-16 units here: emoji before, inside and after', async () => {
  const cases: [text: string, word: string][] = [
    ['😀😀 Odalys called', 'Odalys'],
    ['👩‍👩‍👧 met Odalys 😀 here', 'Odalys 😀'],
    ['Odalys 𝔄', 'Odalys'],
    ['ends with Odalys', 'Odalys'],
    ['half a pair \ud83d and Odalys', 'Odalys'],
    ['Zoë Odalys', 'Zoë'],
  ];
  for (const [text, word] of cases) {
    detector.answer = (asked, response) => sendJson(response, findWord(asked.text, word, 'PERSON'));
    assert.deepEqual(piecesOf(await ask([text]), text), [`PERSON ${word}`], text);
  }
});

test('takes what is sure enough and of a type that is masked, without the spaces around it', async () => {
  const text = 'On Monday  Odalys  of Quillfeather wrote';
  detector.answer = (asked, response) =>
    sendJson(response, [
      ...findWord(asked.text, ' Odalys ', 'PERSON'),
      ...findWord(asked.text, 'Quillfeather', 'ORG', 0.3),
      ...findWord(asked.text, 'Monday', 'DATE_TIME'),
      ...findWord(asked.text, '  ', 'PERSON'),
    ]);
  assert.deepEqual(piecesOf(await ask([text]), text), ['PERSON Odalys']);
});

test('every entity has a type, whatever country it is of; one nobody foresaw is free text', () => {
  const types = {
    ...{ PERSON: 'PERSON', GPE: 'LOCATION', ORG: 'ORGANIZATION', EMAIL_ADDRESS: 'EMAIL', US_SSN: 'SSN' },
    ...{ US_DRIVER_LICENSE: 'LICENSE', IT_PASSPORT: 'PASSPORT', IN_VEHICLE_REGISTRATION: 'VEHICLE' },
    ...{
      ES_NIF: 'NATIONALID',
      PL_PESEL: 'NATIONALID',
      AU_TFN: 'TAXID',
      IT_VAT_CODE: 'TAXID',
      UK_NHS: 'MEDICAL',
    },
    ...{ DATE_TIME: null, NRP: null, SPACESHIP: 'TEXT', constructor: 'TEXT', person: 'PERSON' },
  };
  for (const [entity, type] of Object.entries(types)) assert.equal(typeOfEntity(entity), type, entity);
});

test('many texts are asked about a few at a time', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `Text ${index}`);
  detector.answer = (_asked, response) => void setImmediate(() => sendJson(response, []));
  const { found } = await ask(texts);
  assert.equal(found.size, 20);
  assert.ok(detector.atOnce.most <= 4, String(detector.atOnce.most));
});

const BAD: [what: string, answer: FakeDetector['answer'], says: RegExp][] = [
  ['a failure', (_asked, response) => sendJson(response, { error: 'Odalys' }, 500), /status 500/],
  [
    'a redirect',
    (_asked, response) => void response.writeHead(307, { location: '/other' }).end(),
    /status 307/,
  ],
  ['no JSON', (_asked, response) => void response.end('<html>Odalys'), /not JSON/],
  [
    'half an answer',
    (_asked, response) => {
      response.writeHead(200, { 'content-length': 9 }).write('[');
      setImmediate(() => response.destroy());
    },
    /reached/,
  ],
  ['an object', (_asked, response) => sendJson(response, { result: [] }), /not that of an analyzer/],
  ['a batch', (_asked, response) => sendJson(response, [[]]), /not that of an analyzer/],
  [
    'a place without a score',
    (_asked, response) => sendJson(response, [{ entity_type: 'PERSON', start: 0, end: 1 }]),
    /analyzer/,
  ],
  ...[
    [-1, 3],
    [3, 3],
    [4, 2],
    [0, 15],
  ].map(([start, end]): [string, FakeDetector['answer'], RegExp] => [
    `a place from ${start} to ${end}`,
    (_asked, response) => sendJson(response, [{ entity_type: 'PERSON', start, end, score: 1 }]),
    /outside the text/,
  ]),
  ['a closed connection', (_asked, response) => void response.destroy(), /cannot be reached/],
];
for (const [what, answer, says] of BAD) {
  test(`${what} is no answer: the text counts as not looked at, in words that quote nothing`, async () => {
    detector.answer = answer;
    // 14 code points, 15 units.
    const { found, problem } = await ask(['Odalys wrote 😀']);
    assert.deepEqual([found.size, problem?.includes('Odalys')], [0, false]);
    assert.match(problem ?? '', says);
  });
}

test('one text that cannot be read leaves the others their findings', async () => {
  detector.answer = (asked, response) =>
    asked.text === 'Bad'
      ? sendJson(response, {}, 500)
      : sendJson(response, findWord(asked.text, 'Odalys', 'PERSON'));
  const answered = await ask(['Odalys one', 'Bad', 'Odalys two']);
  assert.deepEqual([...answered.found.keys()].toSorted(), ['Odalys one', 'Odalys two']);
  assert.match(answered.problem ?? '', /500/);
});

test('a detector that fails again and again is left alone', async () => {
  detector.answer = (_asked, response) => sendJson(response, {}, 503);
  const { found } = await ask(Array.from({ length: 50 }, (_, index) => `Text ${index}`));
  assert.equal(found.size, 0);
  assert.ok(detector.requests.length <= 8, String(detector.requests.length));
});

test('a kept connection that was closed meanwhile is no outage', async () => {
  let broken = true;
  detector.answer = (asked, response) => {
    if (broken) response.destroy();
    else sendJson(response, findWord(asked.text, 'Odalys', 'PERSON'));
    broken = false;
  };
  assert.deepEqual([(await ask(['Odalys'])).problem, detector.requests.length], [null, 2]);
});

test('a silent detector costs its deadline, once for all texts', async () => {
  detector.answer = () => undefined;
  const hasty = createPresidioDetection({ development: true, deadlineMs: 60 });
  const started = Date.now();
  const { found, problem } = await ask(['one', 'two', 'three', 'four', 'five', 'six'], {}, hasty);
  assert.deepEqual([found.size, problem], [0, 'it did not answer within 0.06 seconds']);
  assert.ok(Date.now() - started < 5_000);
});

test('ends with the run that asked', async () => {
  const run = new AbortController();
  detector.answer = () => run.abort('CANCELLED');
  const { found } = await ask(['one', 'two'], {}, detection, run.signal);
  assert.equal(found.size, 0);
});

test('a refused connection and a name nobody knows are outages', async () => {
  const gone = await startFakeDetector();
  await gone.close();
  for (const endpoint of [gone.url, 'https://nobody.invalid/analyze'])
    assert.match((await ask(['Hello'], { endpoint })).problem ?? '', /cannot be reached/);
});

test('goes nowhere a model may not be called', async () => {
  const production = createPresidioDetection({ development: false });
  for (const endpoint of [
    detector.url,
    'http://detect.example/analyze',
    'https://169.254.169.254/analyze',
    'https://metadata.google.internal/analyze',
    'https://me:hidden@detect.example/analyze',
  ]) {
    const { problem } = await ask(['Hello'], { endpoint }, production);
    assert.match(problem ?? '', /^it is not asked/, endpoint);
    assert.doesNotMatch(problem ?? '', /hidden/);
  }
  assert.equal(detector.requests.length, 0);
});
