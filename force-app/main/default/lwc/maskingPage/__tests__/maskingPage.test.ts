import MaskingPage from 'c/maskingPage';
import * as requests from 'c/maskingRequests';
import { clearPage, find, findAll, fire, settle, show, textOf } from 'test/page';
import { refusal } from 'test/models';
import { previewOf, TEXT, TYPES } from 'test/masking';

jest.mock('c/maskingRequests', () => ({
  ...jest.requireActual<object>('c/maskingRequests'),
  types: jest.fn(),
  rules: jest.fn(() => Promise.resolve([])),
  mappings: jest.fn(() => Promise.resolve([])),
  preview: jest.fn(),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-masking-page', MaskingPage);
  await settle();
  return element;
}
async function activate(element: HTMLElement, position: number) {
  fire(findAll(element, 'lightning-tab')[position] ?? null, 'active');
  await settle();
}

describe('c-masking-page', () => {
  beforeEach(() => {
    asked.types.mockResolvedValue(TYPES);
    asked.preview.mockResolvedValue(previewOf());
  });
  afterEach(clearPage);

  it('opens with the trial and the other tabs on demand', async () => {
    const element = await open();
    expect(find(element, 'c-masking-try')).not.toBeNull();
    for (const [position, tag] of [
      [1, 'c-masking-rules'],
      [2, 'c-masking-rules'],
      [3, 'c-masking-rules'],
      [4, 'c-masking-report'],
    ] as const) {
      expect(find(element, tag)).toBeNull();
      await activate(element, position);
      expect(find(element, tag)).not.toBeNull();
      await activate(element, 0);
    }
  });

  it('masks anew when somebody comes back from another tab', async () => {
    const element = await open();
    find(element, 'c-masking-source')!.dispatchEvent(new CustomEvent('choose', { detail: { text: TEXT } }));
    await settle();
    await activate(element, 1);
    await activate(element, 0);
    expect(asked.preview).toHaveBeenCalledTimes(2);
  });

  it('waits, and says why there is nothing to see', async () => {
    asked.types.mockReturnValueOnce(new Promise(() => {}));
    expect(find(await open(), 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.types.mockRejectedValueOnce(refusal('MASKING_ADMIN_REQUIRED', 'You may not see what is masked.'));
    const element = await open();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('You may not see');
    find(element, 'c-run-error')!.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(find(element, 'c-masking-try')).not.toBeNull();
  });
});
