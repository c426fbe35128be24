import AnsweredBy from 'c/answeredBy';
import { accessibilityIssues, clearPage, settle, show, textOf } from 'test/page';
import { runView } from 'test/runs';

describe('c-answered-by', () => {
  afterEach(clearPage);

  it('names model, region, duration and price', async () => {
    const element = show('c-answered-by', AnsweredBy, { run: runView() });
    await settle();
    expect(textOf(element)).toBe('Answered by Builtin Summarizer · local · 1.4 s · 312 tokens · 0.0012 USD');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says so when a run was stopped', async () => {
    const element = show('c-answered-by', AnsweredBy, {
      run: runView({ status: 'cancelled', usage: null, cost: null }),
    });
    await settle();
    expect(textOf(element)).toContain('Stopped, by Builtin Summarizer');
  });
});
