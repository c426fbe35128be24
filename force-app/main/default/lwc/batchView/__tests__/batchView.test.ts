import {
  actionsOf,
  announcementOf,
  countOf,
  figuresOf,
  isWorking,
  isWriting,
  percentOf,
  progressText,
  stateOf,
  wasDiscarded,
} from 'c/batchView';
import type { BatchView } from 'c/batchView';
import { batchView, countsWith, DRAFT, WITH_ERRORS } from 'test/batches';

const labels = (batch: BatchView) => actionsOf(batch).map(({ label }) => label);

describe('c/batchView', () => {
  it('counts what is finished, and says all of it only at the end', () => {
    expect(progressText(batchView())).toBe('4 of 8 records');
    expect(percentOf(batchView())).toBe(50);
    const almost = batchView({ counts: countsWith({ total: 1000, answered: 999, running: 1 }) });
    expect(percentOf(almost)).toBe(99);
    expect(percentOf(batchView({ counts: countsWith({ total: 0 }) }))).toBe(0);
    expect(countOf(1, 'record')).toBe('1 record');
    expect(countOf(1204, 'record')).toBe('1,204 records');
  });

  it('speaks at every quarter, not at every record', () => {
    const at = (answered: number) =>
      announcementOf(batchView({ counts: countsWith({ total: 100, answered }) }));
    expect(at(26)).toBe('Running. 25% done.');
    expect(at(49)).toBe(at(26));
    expect(at(50)).not.toBe(at(49));
    expect(announcementOf(WITH_ERRORS)).toBe('Done. 6 answered, 0 unchanged, 2 failed.');
    expect(announcementOf(batchView({ state: 'paused' }))).toBe('Paused.');
  });

  it('offers what may be done in each state', () => {
    expect(labels(DRAFT)).toEqual(['Start', 'Discard']);
    expect(labels(batchView())).toEqual(['Pause', 'Cancel batch']);
    expect(labels(batchView({ state: 'paused' }))).toEqual(['Resume', 'Cancel batch']);
    expect(labels(WITH_ERRORS)).toEqual(['Retry failed']);
    expect(labels({ ...WITH_ERRORS, state: 'running' })).toEqual(['Retry failed', 'Pause', 'Cancel batch']);
    expect(labels({ ...WITH_ERRORS, state: 'cancelled' })).toEqual([]);
    expect(labels(batchView({ state: 'done' }))).toEqual([]);
  });

  it('does not call a batch with failures a success', () => {
    expect(stateOf(WITH_ERRORS).label).toBe('Done with errors');
    expect(stateOf(batchView({ state: 'done' })).label).toBe('Done');
  });

  it('waits for what is on its way after a pause, and for nothing of a draft', () => {
    expect(isWorking(batchView({ state: 'paused' }))).toBe(true);
    expect(isWorking(batchView({ state: 'paused', counts: countsWith({ waiting: 8 }) }))).toBe(false);
    expect(isWorking(DRAFT)).toBe(false);
    expect(wasDiscarded(batchView({ state: 'cancelled', startedAt: null }))).toBe(true);
    expect(wasDiscarded(batchView({ state: 'cancelled' }))).toBe(false);
  });

  it('waits for answers on their way into records', () => {
    const counts = countsWith({ answered: 8 });
    const written = { written: 6, kept: 1, failed: 0 };
    expect(isWriting(batchView({ state: 'done', counts, written }))).toBe(true);
    expect(isWriting(batchView({ state: 'done', counts, written: { ...written, failed: 1 } }))).toBe(false);
    expect(isWriting(batchView({ state: 'done', counts, written, writeTo: null }))).toBe(false);
  });

  it('shows the counts that say something', () => {
    const keys = (batch: BatchView) => figuresOf(batch).map(({ key }) => key);
    expect(keys(batchView())).toEqual(['answered', 'unchanged', 'failed', 'open', 'written', 'kept', 'cost']);
    expect(keys(batchView({ writeTo: null }))).toEqual(['answered', 'unchanged', 'failed', 'open', 'cost']);
    const cost = figuresOf(batchView()).at(-1);
    expect(cost).toMatchObject({ value: '0.015 USD', note: 'of about 0.039 USD' });
    expect(figuresOf(batchView({ cost: null, estimate: null })).at(-1)).toMatchObject({
      value: 'not known',
      note: '',
    });
  });
});
