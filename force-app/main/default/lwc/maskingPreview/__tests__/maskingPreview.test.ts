import MaskingPreview from 'c/maskingPreview';
import { accessibilityIssues, clearPage, find, findAll, fire, press, settle, show, textOf } from 'test/page';
import { previewOf, VALUE } from 'test/masking';

const open = async (properties: object = {}) => {
  const element = show('c-masking-preview', MaskingPreview, properties);
  await settle();
  return element;
};
const summary = (element: HTMLElement) => textOf(find(element, '[data-id="summary"]')!);

describe('c-masking-preview', () => {
  afterEach(clearPage);

  it('says what to do, waits, and announces what was found', async () => {
    const element = await open();
    expect(textOf(find(element, '[data-id="empty"]')!)).toContain('Nothing of it is sent to a model or kept');
    Object.assign(element, { busy: true });
    await settle();
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    Object.assign(element, { busy: false, preview: previewOf() });
    await settle();
    expect(summary(element)).toBe('2 places masked: 1 Person, 1 Email.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('keeps the last result on the page while the next one is on its way', async () => {
    const element = await open({ preview: previewOf(), busy: true });
    expect(find(element, 'lightning-spinner')).toBeNull();
    expect(findAll(element, 'mark')).toHaveLength(2);
    expect(summary(element)).toBe('');
  });

  it('turns to what is stored', async () => {
    const element = await open({
      preview: previewOf([VALUE, { ...VALUE, path: 'Empty', text: '' }]),
      named: true,
    });
    expect(findAll(element, 'section')).toHaveLength(1);
    fire(find(element, '[data-id="side"]'), 'change', { value: 'stored' });
    await settle();
    expect(textOf(find(element, '.words')!)).toBe('Ingrid Halvorsen');
  });

  it('says that the external detector did not answer', async () => {
    const element = await open({
      preview: previewOf([VALUE], { status: 'unavailable', detail: 'Timed out.' }),
    });
    expect(textOf(find(element, '[data-id="external"]')!)).toContain('did not answer. Timed out.');
  });

  it('says why there is no result, and offers to try again', async () => {
    const failure = { code: 'RUN_FAILED', message: 'The service is away.', hint: '', retryable: true };
    const element = await open({ failure });
    const retried = jest.fn();
    element.addEventListener('retry', retried);
    await press(element, 'retry');
    expect(retried).toHaveBeenCalledTimes(1);
  });
});
