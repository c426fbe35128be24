import { withRefusal } from 'c/refusals';

const REFUSAL = { code: 'MODEL_IN_USE', message: 'It is in use.', hint: 'Repoint it.', retryable: true };

describe('c/refusals', () => {
  it('keeps one refusal per row, without a retry', () => {
    const first = withRefusal({}, 'a', { ...REFUSAL, message: 'Before.' });
    const both = withRefusal(withRefusal(first, 'a', REFUSAL), 'b', REFUSAL);
    const shown = { ...REFUSAL, retryable: false };
    expect(both).toEqual({ a: shown, b: shown });
    expect(withRefusal(both, 'a', null)).toEqual({ b: shown });
    expect(withRefusal(both, 'c', null)).toEqual(both);
  });
});
