import SuggestInput from 'c/suggestInput';
import { accessibilityIssues, clearPage, find, findAll, settle, show } from 'test/page';

const OPTIONS = [
  { value: 'gpt-5', label: 'gpt-5', detail: 'GPT-5: 1.25 in' },
  { value: 'gpt-5-mini', label: 'gpt-5-mini', detail: 'GPT-5 mini: 0.25 in' },
];

async function open(properties: object = {}) {
  const element = show('c-suggest-input', SuggestInput, {
    label: 'Technology',
    options: OPTIONS,
    ...properties,
  });
  const changed = jest.fn();
  element.addEventListener('change', (event) => changed((event as CustomEvent<unknown>).detail));
  await settle();
  const box = find<HTMLInputElement>(element, 'input') as HTMLInputElement;
  const press = async (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
    box.dispatchEvent(event);
    await settle();
    return event;
  };
  return { element, box, changed, press };
}

const expanded = (box: HTMLElement) => box.getAttribute('aria-expanded');

describe('c-suggest-input', () => {
  afterEach(clearPage);

  it('lets anything be typed and narrows the suggestions', async () => {
    const { element, box, changed } = await open();
    box.value = 'mini';
    box.dispatchEvent(new CustomEvent('input'));
    await settle();
    expect(changed).toHaveBeenLastCalledWith({ value: 'mini' });
    expect(findAll(element, '[role="option"]').length).toBe(1);
    expect(await accessibilityIssues(element)).toEqual([]);
    box.value = 'my-own-model';
    box.dispatchEvent(new CustomEvent('input'));
    await settle();
    expect(changed).toHaveBeenLastCalledWith({ value: 'my-own-model' });
    expect(expanded(box)).toBe('false');
  });

  it('is chosen from with the keyboard, and Escape closes only its list', async () => {
    const { box, changed, press } = await open();
    const outside = jest.fn();
    document.body.addEventListener('keydown', outside, { once: true });
    await press('ArrowDown');
    expect(expanded(box)).toBe('true');
    await press('ArrowDown');
    outside.mockClear();
    await press('Enter');
    expect(changed).toHaveBeenLastCalledWith({ value: 'gpt-5-mini' });
    expect(expanded(box)).toBe('false');
    await press('ArrowUp');
    expect(expanded(box)).toBe('true');
    await press('Escape');
    expect(expanded(box)).toBe('false');
  });

  it('is chosen from with the mouse, before the focus leaves', async () => {
    const { element, box, changed } = await open();
    box.click();
    await settle();
    const option = findAll(element, '[role="option"]')[0];
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    option?.dispatchEvent(event);
    await settle();
    expect(event.defaultPrevented).toBe(true);
    expect(changed).toHaveBeenCalledWith({ value: 'gpt-5' });
    expect(box.value).toBe('gpt-5');
  });

  it('shows a problem when it is told to, and stays shut while disabled', async () => {
    const { element, box } = await open({ disabled: true });
    element.setCustomValidity('Choose one.');
    expect(element.reportValidity()).toBe(false);
    await settle();
    expect(find(element, '.slds-form-element__help')?.textContent).toBe('Choose one.');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    box.click();
    await settle();
    expect(expanded(box)).toBe('false');
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});
