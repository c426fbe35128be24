import { explainLeftOut, formatCost, formatDuration, formatTokens, hasEnded } from 'c/runView';

describe('run view', () => {
  it('knows which runs have ended', () => {
    expect(
      ['queued', 'running', 'answered', 'failed', 'cancelled'].map((status) => hasEnded(status as 'queued')),
    ).toEqual([false, false, true, true, true]);
  });

  it('shows money without needless zeros and says when a run cost nothing', () => {
    expect(formatCost({ amount: '0.001230', currency: 'USD' })).toBe('0.00123 USD');
    expect(formatCost({ amount: '2.00', currency: 'EUR' })).toBe('2 EUR');
    expect(formatCost({ amount: '0.000000', currency: 'USD' })).toBe('no cost');
    expect(formatCost(null)).toBe('');
  });

  it('marks estimated usage', () => {
    expect(formatTokens({ inputTokens: 1000, outputTokens: 204, source: 'reported' })).toBe('1,204 tokens');
    expect(formatTokens({ inputTokens: 1, outputTokens: 2, source: 'Estimated' })).toBe('about 3 tokens');
    expect(formatTokens(null)).toBe('');
  });

  it('shows seconds', () => {
    expect(formatDuration(1449)).toBe('1.4 s');
    expect(formatDuration(null)).toBe('');
  });

  it('explains why a field was left out', () => {
    expect(explainLeftOut('NOT_VISIBLE')).toBe('You may not see it.');
    expect(explainLeftOut('SOMETHING_NEW')).toBe('SOMETHING_NEW');
  });
});
