import { attemptLines, standInOf } from 'c/attemptView';
import { FELL_BACK, runView } from 'test/runs';

describe('attempt view', () => {
  it('shows every attempt with why it was left', () => {
    const [first, second, third] = attemptLines(FELL_BACK);
    expect(first).toMatchObject({
      model: 'GPT',
      outcome: 'Failed',
      code: 'MODEL_RATE_LIMITED',
      waited: '',
      tokens: '',
    });
    expect(second).toMatchObject({ model: 'GPT, attempt 2', waited: '1.0 s' });
    expect(third).toMatchObject({
      model: 'Builtin',
      layer: 'platform default',
      outcome: 'Answered',
      tokens: '312 tokens',
    });
  });

  it('says in whose place another model answered', () => {
    expect(standInOf(FELL_BACK)).toBe('platform default, in place of GPT');
  });

  it('says nothing when the first layer answered, or nobody did', () => {
    expect(standInOf(null)).toBe('');
    expect(standInOf(runView())).toBe('');
    expect(standInOf(runView({ attempts: FELL_BACK.attempts?.slice(2) }))).toBe('');
    expect(standInOf(runView({ attempts: FELL_BACK.attempts?.slice(0, 2) }))).toBe('');
    expect(attemptLines(runView())).toEqual([]);
  });
});
