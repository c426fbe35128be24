import RunProgress from 'c/runProgress';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';

const done = (element: HTMLElement) => findAll(element, 'lightning-icon').length;

describe('c-run-progress', () => {
  afterEach(clearPage);

  it('goes from reading over masking to asking the model', async () => {
    const element = show('c-run-progress', RunProgress, { phase: 'reading' });
    await settle();
    expect(textOf(element)).toBe(
      'Reading the record with your permissionsMasking personal dataAsking the model',
    );
    expect(done(element)).toBe(0);
    expect(await accessibilityIssues(element)).toEqual([]);
    element.phase = 'asking';
    element.modelName = 'Builtin Summarizer';
    await settle();
    expect(done(element)).toBe(2);
    expect(find(element, 'li:last-child lightning-spinner')).not.toBeNull();
    expect(textOf(element)).toContain('Asking Builtin Summarizer');
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});
