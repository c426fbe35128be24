import { checkLines, latencyOf, readResult, timeText, verdictOf } from 'c/connectionView';
import { PASSED, REFUSED_KEY } from 'test/models';

describe('connection view', () => {
  it('shows a line per check, with code and reason of a failure', () => {
    expect(checkLines(PASSED).map(({ label, outcome, time }) => [label, outcome, time])).toEqual([
      ['Reachable', 'Passed', '12 ms'],
      ['Authentication', 'Passed', '12 ms'],
      ['Answer', 'Passed', '1.2 s'],
      ['Tools', 'Not supported', '0 ms'],
    ]);
    expect(checkLines(REFUSED_KEY)[1]).toMatchObject({
      outcome: 'Failed',
      code: 'MODEL_AUTHENTICATION_FAILED',
      detail: 'The model provider refused the key.',
    });
  });

  it('reads what the record keeps and nothing else', () => {
    expect(readResult(JSON.stringify(PASSED))).toEqual(PASSED);
    for (const text of [null, undefined, '', '{', 'null', '{"status":"passed"}']) {
      expect(readResult(text)).toBeNull();
    }
  });

  it('has a verdict and a latency', () => {
    expect(verdictOf(PASSED)).toBe('The model answers, and does all that its record promises.');
    expect(verdictOf(REFUSED_KEY)).toBe('The model does not answer.');
    expect(latencyOf(PASSED)).toBe('1.2 s');
    expect(latencyOf(REFUSED_KEY)).toBe('');
    expect(timeText(null)).toBe('');
  });
});
