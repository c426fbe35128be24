import AnsweredBy from 'c/answeredBy';
import { accessibilityIssues, clearPage, settle, show, textOf } from 'test/page';
import { FELL_BACK, runView } from 'test/runs';

describe('c-answered-by', () => {
  afterEach(clearPage);

  it('names model, region, duration and price', async () => {
    const element = show('c-answered-by', AnsweredBy, { run: runView() });
    await settle();
    expect(textOf(element)).toBe('Answered by Builtin Summarizer · local · 1.4 s · 312 tokens · 0.0012 USD');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says in whose place a stand-in answered', async () => {
    const run = {
      ...FELL_BACK,
      sent: { ...FELL_BACK.sent!, model: { ...FELL_BACK.sent!.model, name: 'Builtin' } },
    };
    const element = show('c-answered-by', AnsweredBy, { run });
    await settle();
    expect(textOf(element)).toContain('Answered by Builtin · local (platform default, in place of GPT)');
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
