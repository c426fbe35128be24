import { ADMINISTRATION, describeError } from 'c/errorMessage';

const OURS = {
  code: 'PROMPT_NOT_FOUND',
  message: 'No such prompt.',
  hint: 'Choose another.',
  retryable: false,
};

describe('error message', () => {
  it('reads the JSON our Apex puts into the message', () => {
    expect(describeError({ body: { message: JSON.stringify(OURS) } })).toEqual({ ...OURS, traceId: null });
  });

  it("reads the middleware's own error body", () => {
    const body = JSON.stringify({ error: { ...OURS, traceId: 't-1' } });
    expect(describeError({ body: [{ message: body }] })).toEqual({ ...OURS, traceId: 't-1' });
  });

  it("shows the platform's own words with a hint", () => {
    const error = describeError({ body: { message: 'Apex heap size too large: 6000001' } });
    expect(error.code).toBe('UNEXPECTED');
    expect(error.message).toContain('heap size');
    expect(error.hint).not.toBe('');
  });

  it('says which permission set a user without the Apex class needs', () => {
    const message = "You do not have access to the Apex class named 'RunController'.";
    expect(describeError({ body: { message } })).toMatchObject({ code: 'NO_ACCESS', retryable: false });
    expect(describeError({ body: { message } }, ADMINISTRATION).hint).toContain('BYOM Admin');
  });

  it('knows a lost connection', () => {
    expect(describeError(new TypeError('Failed to fetch'))).toMatchObject({
      code: 'NO_CONNECTION',
      retryable: true,
    });
  });

  it.each([[undefined], [null], [42], ['']])('has words for %p too', (thrown) => {
    expect(describeError(thrown)).toMatchObject({ code: 'UNEXPECTED', message: 'Something went wrong.' });
  });
});
