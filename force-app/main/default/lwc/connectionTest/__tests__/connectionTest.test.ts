import ConnectionTest from 'c/connectionTest';
import { test as askModel } from 'c/modelRequests';
import { accessibilityIssues, clearPage, find, press, settle, show, textOf } from 'test/page';
import { modelRow, PASSED, refusal, REFUSED_KEY } from 'test/models';

jest.mock('c/modelRequests', () => ({ test: jest.fn() }));
const asked = jest.mocked(askModel);

async function open(properties: object) {
  const element = show('c-connection-test', ConnectionTest, { model: modelRow(), ...properties });
  await settle();
  return element;
}

describe('c-connection-test', () => {
  afterEach(clearPage);

  it('asks at once, says that it takes a while, then shows every check', async () => {
    let answer: (result: typeof PASSED) => void = () => {};
    asked.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await open({ now: true });
    expect(asked).toHaveBeenCalledWith(modelRow().id);
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    expect(find(element, '[data-id="announcement"]')?.textContent).toBe('Asking the model.');
    answer(PASSED);
    await settle();
    expect(find(element, '[data-id="announcement"]')?.textContent).toBe(
      'The model answers, and does all that its record promises.',
    );
    expect(textOf(element)).toContain('The provider says: gpt-5-2026-01-01 · 0.0001 USD');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows what failed with its code and what to do', async () => {
    asked.mockResolvedValue(REFUSED_KEY);
    const element = await open({ now: true });
    const check = textOf(find(element, '[data-check="authentication"]')!);
    expect(check).toContain('The model provider refused the key.');
    expect(check).toContain('MODEL_AUTHENTICATION_FAILED');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows the last result without asking, and asks again on demand', async () => {
    asked.mockResolvedValue(REFUSED_KEY);
    const element = await open({ model: modelRow({ lastTestResult: JSON.stringify(PASSED) }), now: false });
    expect(asked).not.toHaveBeenCalled();
    expect(find(element, '[data-id="verdict"]')?.textContent).toBe(
      'The model answers, and does all that its record promises.',
    );
    await press(element, 'again');
    expect(find(element, '[data-id="verdict"]')?.textContent).toBe('The model does not answer.');
  });

  it('says so when there is no result, and why a test could not be made', async () => {
    expect(textOf(await open({ now: false }))).toContain('not tested yet');
    clearPage();
    asked.mockRejectedValue(refusal('MODEL_ADMIN_REQUIRED', 'You may not test models.'));
    expect(textOf(await open({ now: true }))).toContain('You may not test models.');
  });
});
