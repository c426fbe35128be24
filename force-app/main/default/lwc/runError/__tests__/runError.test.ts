import RunError from 'c/runError';
import { accessibilityIssues, clearPage, find, settle, show, textOf } from 'test/page';

const ERROR = {
  code: 'MODEL_TIMEOUT',
  message: 'The model did not answer.',
  hint: 'Try again.',
  retryable: true,
  traceId: 't-1',
};

describe('c-run-error', () => {
  afterEach(clearPage);

  it('alerts: what happened, what to do, and the code for the administrator', async () => {
    const element = show('c-run-error', RunError, { error: ERROR });
    await settle();
    expect(find(element, '[role="alert"]')).not.toBeNull();
    expect(textOf(element)).toContain('The model did not answer.Try again.MODEL_TIMEOUTTrace t-1');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('offers a retry only where one can help', async () => {
    const element = show('c-run-error', RunError, { error: ERROR });
    const retried = jest.fn();
    element.addEventListener('retry', retried);
    await settle();
    find(element, '[data-id="retry"]')?.click();
    expect(retried).toHaveBeenCalledTimes(1);
    element.error = { ...ERROR, retryable: false, traceId: null };
    await settle();
    expect(find(element, '[data-id="retry"]')).toBeNull();
    expect(find(element, '[data-id="copy-trace"]')).toBeNull();
  });

  it('can be dismissed where it stays until somebody has read it', async () => {
    const element = show('c-run-error', RunError, { error: ERROR });
    const dismissed = jest.fn();
    element.addEventListener('dismiss', dismissed);
    await settle();
    expect(find(element, '[data-id="dismiss"]')).toBeNull();
    element.dismissible = true;
    await settle();
    find(element, '[data-id="dismiss"]')?.click();
    expect(dismissed).toHaveBeenCalledTimes(1);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('copies the trace id and says so', async () => {
    const writeText = jest.fn((_text: string) => Promise.resolve());
    Object.assign(navigator, { clipboard: { writeText } });
    const element = show('c-run-error', RunError, { error: ERROR });
    await settle();
    find(element, '[data-id="copy-trace"]')?.click();
    await settle();
    expect(writeText).toHaveBeenCalledWith('t-1');
    expect(find(element, '[role="status"]')?.textContent).toBe('Trace id copied.');
  });
});
