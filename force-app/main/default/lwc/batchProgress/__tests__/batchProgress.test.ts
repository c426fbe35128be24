import BatchProgress from 'c/batchProgress';
import { accessibilityIssues, clearPage, find, settle, show, textOf } from 'test/page';
import { batchView, countsWith, WITH_ERRORS } from 'test/batches';

describe('c-batch-progress', () => {
  afterEach(clearPage);

  it('shows a bar that a screen reader can read, and the counts', async () => {
    const element = show('c-batch-progress', BatchProgress, { batch: batchView() });
    const bar = find(element, '[role="progressbar"]')!;
    expect(bar.getAttribute('aria-valuenow')).toBe('50');
    expect(bar.getAttribute('aria-valuetext')).toBe('4 of 8 records');
    expect(textOf(find(element, '[data-figure="kept"]')!)).toBe('Left alone1somebody has edited the field');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says something new only at a quarter or another state', async () => {
    const element = show('c-batch-progress', BatchProgress, { batch: batchView() });
    const said = () => textOf(find(element, '[role="status"]')!);
    const before = said();
    element.batch = batchView({ counts: countsWith({ answered: 5, waiting: 3 }) });
    await settle();
    expect(said()).toBe(before);
    element.batch = WITH_ERRORS;
    await settle();
    expect(said()).toBe('Done. 6 answered, 0 unchanged, 2 failed.');
  });
});
