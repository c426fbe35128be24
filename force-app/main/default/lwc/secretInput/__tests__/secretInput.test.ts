import SecretInput from 'c/secretInput';
import { KEPT_SECRET } from 'c/credentialView';
import { accessibilityIssues, clearPage, find, settle, show } from 'test/page';

async function open(properties: object) {
  const element = show('c-secret-input', SecretInput, { label: 'Secret', ...properties });
  const changed = jest.fn();
  element.addEventListener('change', (event) =>
    changed((event as CustomEvent<{ value: string }>).detail.value),
  );
  await settle();
  return { element, changed, box: find<HTMLInputElement>(element, '[data-id="secret"]') as HTMLInputElement };
}

describe('c-secret-input', () => {
  afterEach(clearPage);

  it('hides what is typed and asks no browser to remember it', async () => {
    const { element, box, changed } = await open({ value: '' });
    expect([box.type, box.autocomplete]).toEqual(['password', 'new-password']);
    box.value = 'k-1';
    box.dispatchEvent(new CustomEvent('input'));
    expect(changed).toHaveBeenCalledWith('k-1');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('takes several lines, spell checking off: that would send them away', async () => {
    const { element, box } = await open({ value: '', multiline: true });
    expect(box.tagName).toBe('TEXTAREA');
    expect(box.getAttribute('spellcheck')).toBe('false');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('takes the placeholder of a kept secret away to type, and puts it back when nothing was typed', async () => {
    const { box, changed } = await open({ value: KEPT_SECRET });
    box.dispatchEvent(new CustomEvent('focus'));
    await settle();
    expect(box.value).toBe('');
    box.dispatchEvent(new CustomEvent('blur'));
    await settle();
    expect(box.value).toBe(KEPT_SECRET);
    expect(changed).not.toHaveBeenCalled();
    box.dispatchEvent(new CustomEvent('focus'));
    for (const value of ['k', '']) {
      box.value = value;
      box.dispatchEvent(new CustomEvent('input'));
    }
    expect(changed.mock.calls.map(([value]) => value)).toEqual(['k', KEPT_SECRET]);
  });

  it('shows a problem when it is told to', async () => {
    const { element, box } = await open({ value: '' });
    element.setCustomValidity('Enter the secret.');
    expect(element.reportValidity()).toBe(false);
    await settle();
    expect(find(element, '.slds-form-element__help')?.textContent).toBe('Enter the secret.');
    expect(box.getAttribute('aria-invalid')).toBe('true');
  });
});
