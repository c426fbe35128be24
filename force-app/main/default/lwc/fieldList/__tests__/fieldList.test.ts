import FieldList from 'c/fieldList';
import type { FieldView } from 'c/fieldList';
import { accessibilityIssues, clearPage, find, fire, settle, show } from 'test/page';

const FIELDS: FieldView[] = [
  { name: 'name', label: 'Name', kind: 'text', value: 'GPT', required: true },
  { name: 'limit', label: 'Limit', kind: 'number', value: '' },
  { name: 'from', label: 'From', kind: 'date', value: '' },
  { name: 'kind', label: 'Kind', kind: 'choice', value: '', options: [{ label: 'A', value: 'a' }] },
  { name: 'model', label: 'Model', kind: 'suggest', value: '', options: [] },
  { name: 'text', label: 'Text', kind: 'long', value: '', wide: true },
  { name: 'can', label: 'Can', kind: 'checks', value: [], options: [{ label: 'A', value: 'a' }] },
  { name: 'secret', label: 'Secret', kind: 'secret', value: '' },
];

async function open() {
  const element = show('c-field-list', FieldList, { fields: FIELDS });
  await settle();
  return element;
}

describe('c-field-list', () => {
  afterEach(clearPage);

  it('shows a component for each kind of field', async () => {
    const element = await open();
    const tags = FIELDS.map(({ name }) => find(element, `[data-name="${name}"]`)?.tagName.toLowerCase());
    expect(tags).toEqual([
      'lightning-input',
      'lightning-input',
      'lightning-input',
      'lightning-combobox',
      'c-suggest-input',
      'lightning-textarea',
      'lightning-checkbox-group',
      'c-secret-input',
    ]);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says what changed', async () => {
    const element = await open();
    const changed = jest.fn();
    element.addEventListener('fieldchange', (event) => changed((event as CustomEvent<unknown>).detail));
    fire(find(element, '[data-name="name"]'), 'change', { value: 'New' });
    fire(find(element, '[data-name="can"]'), 'change', { value: ['a'] });
    expect(changed.mock.calls).toEqual([[{ name: 'name', value: 'New' }], [{ name: 'can', value: ['a'] }]]);
  });

  it('shows a problem at its field and puts the focus there', async () => {
    const element = await open();
    expect(element.showProblems({ model: 'Choose one.', secret: 'Enter it.' })).toBe(true);
    await settle();
    expect(
      find(element, 'c-suggest-input .slds-form-element__help') ?? find(element, '.slds-form-element__help'),
    ).not.toBeNull();
    expect(find(element, '[role="combobox"]')?.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(element);
    expect(element.showProblems({})).toBe(false);
    await settle();
    expect(find(element, '[role="combobox"]')?.getAttribute('aria-invalid')).toBeNull();
  });
});
