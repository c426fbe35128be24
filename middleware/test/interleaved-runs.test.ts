/** Many runs at once for two people, and a model that repeats to each of them every token it has seen of the other. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { buildMaskedPrompt } from '../src/core/masked-prompt.ts';
import { userText } from '../src/core/model-messages.ts';
import { restoreText } from '../src/core/masking/restore.ts';
import { createStreamRestore } from '../src/core/masking/stream.ts';
import type { Vault } from '../src/core/types.ts';
import type { Caller } from '../src/run-record.ts';
import { randomNonce } from '../src/runs/nonce.ts';
import { runPrompt } from '../src/runs/run-prompt.ts';
import { toRunView } from '../src/runs/view-run.ts';
import { createSealer } from '../src/vault/seal.ts';
import {
  caseOf,
  createJournalWorld,
  MAPPING,
  personOf,
  providerThat,
  REQUEST,
  VERSION,
  type JournalWorld,
} from './journal-world.ts';

const RUNS = 1000;
const AT_ONCE = 50;
const PEOPLE = [personOf('A'), personOf('B')] as const;
/** Each person's values differ from run to run, so that one that is restored wrongly is seen, whosever it is. */
const NAMES = ['Odalys Brandvold', 'Wendeline Ostrofsky'] as const;
const TOKEN = /\b[A-Z]+-[A-Z0-9]{2}-\d{4}\b/g;
const EMAIL = /[\w.]+@example\.com/g;

const ownerOf = (index: number): 0 | 1 => (index % 2 === 0 ? 0 : 1);
const emailOf = (index: number): string =>
  `${ownerOf(index) === 0 ? 'odalys' : 'wendeline'}.${index}@example.com`;
const recordOf = (index: number) =>
  caseOf({
    SuppliedName: NAMES[ownerOf(index)],
    SuppliedEmail: emailOf(index),
    Description: `${NAMES[ownerOf(index)]} wrote twice from ${emailOf(index)} in week ${index}.`,
  });

/** Own values, and no other's: not the other person's, and not those of another run of the same person. */
function onlyOwn(text: string, index: number): void {
  assert.deepEqual([...new Set(text.match(EMAIL))], [emailOf(index)], `run ${index}: ${text.slice(0, 200)}`);
  assert.ok(text.includes(NAMES[ownerOf(index)]));
  assert.equal(text.includes(NAMES[ownerOf(index + 1)].split(' ')[1]!), false, `run ${index}`);
}

let world: JournalWorld;
before(async () => (world = await createJournalWorld()));
after(() => world.close());

test(`${RUNS} interleaved runs of two people: everyone gets their own values back, whatever the model repeats`, async () => {
  const seen: string[] = [];
  let restored = 0;
  const doRun = async (index: number): Promise<void> => {
    const caller = PEOPLE[ownerOf(index)];
    const run = await world.journal.create(caller, REQUEST);
    const loadProvider = providerThat(function* ({ messages, system }) {
      const prompt = JSON.stringify([messages, system]);
      assert.equal(prompt.match(EMAIL), null, 'no value reaches the model');
      seen.push(...(prompt.match(TOKEN) ?? []));
      const others = seen.slice(-20).join(' and ');
      yield `About ${userText(messages)} `;
      for (let at = 0; at < others.length; at += 23) yield others.slice(at, at + 23);
    });
    const records = { read: async () => ({ record: recordOf(index), leftOut: [] }) };
    await runPrompt(world.partsWith({ records, loadProvider }), run, new AbortController().signal);
    await checkRun(run.runId, caller, index);
    restored += 1;
  };
  await atOnce(RUNS, doRun);
  assert.equal(restored, RUNS);
  assert.ok(seen.length > 2 * RUNS);
});

/** Reads a run as its person does, and tries it as the other one. */
async function checkRun(runId: string, caller: Caller, index: number): Promise<void> {
  const other = PEOPLE[ownerOf(index + 1)];
  const [ended, vault] = await Promise.all([
    world.journal.find(caller, runId),
    world.vaults.open(caller, runId),
  ]);
  // The statement is the same every time: one run in ten says as much as all of them.
  if (index % 10 < 2) assert.equal(await world.vaults.open(other, runId), null);
  assert.ok(ended?.ending?.answer && vault, ended?.ending?.error?.code);
  const { answer } = toRunView(ended, vault, ended.ending.answer);
  onlyOwn(answer!, index);
  const stream = createStreamRestore(vault);
  const pieces = ended.ending.answer.match(/[\s\S]{1,17}/g) ?? [];
  assert.equal(pieces.map((piece) => stream.push(piece)).join('') + stream.end(), answer);
}

test(`two conversations of ${RUNS} turns together keep their tokens apart, and each turn knows those before it`, () => {
  const sealer = createSealer(randomBytes(32));
  const contexts = PEOPLE.map(({ orgId, userId }, index) => `conversation:${orgId}:${userId}:${index}`);
  const nonces = ['B7', 'K9'];
  const sealed: (Buffer | null)[] = [null, null];
  const replies: string[] = ['', ''];
  const open = (bytes: Buffer, context: string): Vault => JSON.parse(sealer.open(bytes, context)) as Vault;
  for (let index = 0; index < RUNS; index += 1) {
    const owner = ownerOf(index);
    const before = sealed[owner] ?? null;
    const known = before && open(before, contexts[owner]!);
    // The same few values come again and again, and a new one now and then.
    const record = recordOf(owner + 2 * (index % 40));
    const masking = { nonce: nonces[owner] ?? randomNonce(), known, digest: () => '' };
    const { prompt, vault } = buildMaskedPrompt({
      version: VERSION,
      mapping: MAPPING,
      record,
      today: '2026-01-05',
      ...masking,
    });
    sealed[owner] = sealer.seal(JSON.stringify(vault), contexts[owner]!);
    if (before) assert.throws(() => open(before, contexts[1 - owner]!), { code: 'VAULT_KEY_WRONG' });
    // The model mixes up whom it talks to.
    replies[owner] = prompt.prompt;
    const { text } = restoreText(`${prompt.prompt} ${replies[1 - owner]}`, vault);
    assert.ok(text.startsWith(`${NAMES[owner]} <${emailOf(owner + 2 * (index % 40))}>`), text.slice(0, 80));
    assert.equal(text.includes(NAMES[1 - owner]!), false);
    if (index > 90) assert.ok(vault.entries.length < 200, 'what has a token keeps it');
  }
});

async function atOnce(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
