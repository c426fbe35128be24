import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CIRCUIT_RULES, CLOSED, permit, settle, type Circuit, type Outcome } from './circuit.ts';

const T = 1_000_000;
const after = (outcomes: Outcome[], from: Circuit = CLOSED, now = T): Circuit =>
  outcomes.reduce((circuit, outcome) => settle(circuit, 'ask', outcome, now), from);
const times = (count: number, outcome: Outcome): Outcome[] => Array<Outcome>(count).fill(outcome);
const opened = after(times(5, 'failed'));

test('five failures in a row open it for 30 s, four do not', () => {
  assert.equal(permit(after(times(4, 'failed')), T).permission, 'ask');
  assert.deepEqual(permit(opened, T + 29_999).permission, { notBefore: T + 30_000 });
});

test('an answer in between begins the row anew, and a cancelled call changes nothing', () => {
  assert.equal(after([...times(4, 'failed'), 'worked', ...times(4, 'failed')]).state, 'closed');
  assert.equal(after([...times(4, 'failed'), 'neither', 'failed']).state, 'open');
});

test('half of the last twenty calls failing opens it too', () => {
  const turns: Outcome[] = Array.from({ length: 20 }, (_, index) => (index % 2 ? 'failed' : 'worked'));
  assert.equal(after(turns.slice(1)).state, 'closed');
  assert.equal(after([...turns, 'failed']).state, 'open');
  const fewer: Outcome[] = Array.from({ length: 60 }, (_, index) => (index % 3 ? 'worked' : 'failed'));
  assert.equal(after(fewer).state, 'closed');
});

test('a model that works leaves nothing to remember', () => {
  assert.equal(after(times(50, 'worked')), CLOSED);
});

/** So many calls are let through before any of them ends. */
const underWay = (count: number): Circuit =>
  Array.from({ length: count }).reduce<Circuit>((circuit) => permit(circuit, T).circuit, CLOSED);

test('calls that fail at once open nothing while more of them are still being answered', () => {
  const burst = after(times(12, 'failed'), underWay(25));
  assert.equal(burst.state, 'closed');
  assert.equal(after(times(13, 'worked'), burst).state, 'closed');
});

test('a burst of which nearly all fail opens it, as soon as that is sure', () => {
  assert.equal(after(times(13, 'failed'), underWay(25)).state, 'open');
});

test('calls that never said anything are not waited for once they have ended', () => {
  const circuit = after(times(20, 'neither'), underWay(24));
  assert.equal(after(times(5, 'failed'), circuit).state, 'open');
});

test('after the pause exactly one call finds out, the others wait for it', () => {
  const first = permit(opened, T + 30_000);
  assert.equal(first.permission, 'probe');
  const second = permit(first.circuit, T + 30_000);
  assert.equal(typeof second.permission, 'object');
  const found = settle(first.circuit, 'probe', 'worked', T + 31_000);
  assert.equal(permit(found, T + 31_000).permission, 'ask');
});

test('each probe that fails doubles the pause, up to five minutes', () => {
  let circuit: Circuit = opened;
  let now = T + 30_000;
  const pauses = [];
  for (let probe = 0; probe < 6; probe += 1) {
    circuit = settle(permit(circuit, now).circuit, 'probe', 'failed', now);
    assert.equal(circuit.state, 'open');
    pauses.push(circuit.state === 'open' ? circuit.until - now : 0);
    now += pauses.at(-1)!;
  }
  assert.deepEqual(pauses, [60_000, 120_000, 240_000, 300_000, 300_000, 300_000]);
});

test('a probe that found nothing out gives its place to the next call', () => {
  const probing = permit(opened, T + 30_000).circuit;
  const again = settle(probing, 'probe', 'neither', T + 32_000);
  assert.equal(permit(again, T + 32_000).permission, 'probe');
});

test('calls that were under way when it opened come too late to open, close or lengthen anything', () => {
  for (const outcome of ['worked', 'failed', 'neither'] as const) {
    assert.equal(settle(opened, 'ask', outcome, T + 10), opened);
    const probing = permit(opened, T + 30_000).circuit;
    assert.equal(settle(probing, 'ask', outcome, T + 30_010), probing);
  }
});

test('other rules open it earlier and for longer', () => {
  const rules = { ...CIRCUIT_RULES, failuresInARow: 1, firstPauseMs: 7 };
  assert.deepEqual(settle(CLOSED, 'ask', 'failed', T, rules), { state: 'open', until: T + 7, pausedMs: 7 });
});
