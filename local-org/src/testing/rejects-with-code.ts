/** Asserts that a promise (or call) fails with one of Salesforce's error codes. */
import assert from 'node:assert/strict';

interface CodedError {
  errorCode?: string;
  code?: string;
  message: string;
}

/** jsforce puts the code in `errorCode`, the org in `code`. Gives the error's message. */
export async function rejectsWithCode(work: () => unknown, code: string): Promise<string> {
  try {
    await work();
  } catch (error) {
    const { errorCode, code: own, message } = error as CodedError;
    assert.equal(errorCode ?? own, code, message);
    return message;
  }
  assert.fail(`expected ${code}, but nothing failed`);
}
