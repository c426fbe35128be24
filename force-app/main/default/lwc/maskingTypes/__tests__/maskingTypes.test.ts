import MaskingTypes from 'c/maskingTypes';
import { switchesOf } from 'c/maskingSwitches';
import { accessibilityIssues, clearPage, find, findAll, press, settle, show, textOf } from 'test/page';
import { TYPES } from 'test/masking';

const saved = switchesOf(TYPES, []);
const open = async (draft = saved) => {
  const element = show('c-masking-types', MaskingTypes, { types: TYPES, saved, draft });
  await settle();
  return element;
};
const state = (element: HTMLElement) => textOf(find(element, '[data-id="state"]')!);

describe('c-masking-types', () => {
  afterEach(clearPage);

  it('has a row a type: a switch where something looks for it, and the operators that fit', async () => {
    const element = await open();
    expect(findAll(element, 'tbody tr').map(({ dataset }) => dataset.row)).toEqual(
      TYPES.map(({ label }) => label),
    );
    expect(findAll(element, 'input').map(({ dataset }) => dataset.type)).toEqual(['Person', 'Email']);
    const options = findAll(element, '[data-row="Email"] option').map(textOf);
    expect(options).toEqual(['Token', 'Surrogate', 'Hash', 'Redact']);
    expect(state(element)).toBe('Everything is saved.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('tells of a switch and of an operator at once', async () => {
    const element = await open();
    const sent: unknown[] = [];
    element.addEventListener('switch', (event) => sent.push((event as CustomEvent).detail));
    find<HTMLInputElement>(element, 'input[data-type="Email"]')!.click();
    const select = find<HTMLSelectElement>(element, 'select[data-type="Person"]')!;
    select.value = 'redact';
    select.dispatchEvent(new CustomEvent('change', { bubbles: true }));
    expect(sent).toEqual([
      { label: 'Email', detect: false, operator: 'token' },
      { label: 'Person', detect: true, operator: 'redact' },
    ]);
  });

  it('marks what is not saved; Save and Cancel work only then', async () => {
    const element = await open({ ...saved, Email: { detect: false, operator: 'token' } });
    const asked: string[] = [];
    for (const name of ['save', 'cancel']) {
      element.addEventListener(name, () => asked.push(name));
    }
    expect(state(element)).toBe('1 change is not saved.');
    expect(textOf(find(element, '[data-row="Email"]')!)).toContain('not saved');
    await press(element, 'save');
    await press(element, 'cancel');
    expect(asked).toEqual(['save', 'cancel']);
    Object.assign(element, { draft: saved });
    await settle();
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="save"]')?.disabled).toBe(true);
  });
});
