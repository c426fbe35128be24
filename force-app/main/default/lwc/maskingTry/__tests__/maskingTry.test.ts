import MaskingTry from 'c/maskingTry';
import * as requests from 'c/maskingRequests';
import {
  accessibilityIssues,
  clearPage,
  find,
  findAll,
  fire,
  press,
  settle,
  show,
  textOf,
  toastTitles,
} from 'test/page';
import { refusal } from 'test/models';
import { maskingRule, previewOf, TEXT, TYPES, VALUE, WITHOUT_EMAILS } from 'test/masking';
import type { Preview } from 'c/maskingView';

jest.mock('c/maskingRequests', () => ({
  ...jest.requireActual<object>('c/maskingRequests'),
  rules: jest.fn(),
  preview: jest.fn(),
  saveSwitches: jest.fn(),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-masking-try', MaskingTry, { types: TYPES });
  await settle();
  return element;
}
async function choose(element: HTMLElement, subject: requests.Subject | null) {
  find(element, 'c-masking-source')!.dispatchEvent(new CustomEvent('choose', { detail: subject }));
  await settle();
}
async function switchOff(element: HTMLElement, label: string) {
  find<HTMLInputElement>(element, `input[data-type="${label}"]`)!.click();
  await settle();
}
const state = (element: HTMLElement) => textOf(find(element, '[data-id="state"]')!);
const summary = (element: HTMLElement) => textOf(find(element, '[data-id="summary"]')!);

describe('c-masking-try', () => {
  beforeEach(() => {
    asked.rules.mockResolvedValue([]);
    asked.preview.mockImplementation((_subject, { off }) =>
      Promise.resolve(off.includes('Email') ? WITHOUT_EMAILS : previewOf()),
    );
    asked.saveSwitches.mockResolvedValue();
  });
  afterEach(clearPage);

  it('shows a text masked, and what changes when a type is switched off, at once', async () => {
    const element = await open();
    await choose(element, { text: TEXT });
    expect(summary(element)).toBe('2 places masked: 1 Person, 1 Email.');
    await switchOff(element, 'Email');
    expect(asked.preview).toHaveBeenLastCalledWith({ text: TEXT }, { off: ['Email'], operators: {} });
    expect(summary(element)).toContain('1 place left, because a rule switches the type off.');
    expect(findAll(element, 'mark').map(({ className }) => className)).toEqual([
      'span layer-record',
      'span layer-kept',
    ]);
    expect(asked.saveSwitches).not.toHaveBeenCalled();
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('makes the changes rules when they are saved', async () => {
    const element = await open();
    const titles = toastTitles(element);
    await switchOff(element, 'Email');
    expect(state(element)).toBe('1 change is not saved.');
    await press(element, 'save');
    expect(asked.saveSwitches).toHaveBeenCalledWith([
      { entityType: 'Email', detect: false, operator: 'Token' },
    ]);
    expect(titles).toEqual(['Saved. It holds from the next run on.']);
    expect(state(element)).toBe('Everything is saved.');
  });

  it('goes back to what is saved', async () => {
    asked.rules.mockResolvedValue([maskingRule({ entityType: 'Email', detect: false })]);
    const element = await open();
    await choose(element, { text: TEXT });
    expect(summary(element)).toContain('1 place left');
    await switchOff(element, 'Email');
    expect(summary(element)).toContain('2 places masked');
    await press(element, 'cancel');
    expect(summary(element)).toContain('1 place left');
    expect(find<HTMLInputElement>(element, 'input[data-type="Email"]')!.checked).toBe(false);
  });

  it('keeps the changes and says why they were not saved', async () => {
    const element = await open();
    await switchOff(element, 'Email');
    asked.saveSwitches.mockRejectedValueOnce(refusal('MASKING_RULE_NOT_SAVED', 'The rule is locked.'));
    await press(element, 'save');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('The rule is locked.');
    expect(state(element)).toBe('1 change is not saved.');
  });

  it('shows the answer to the last question only', async () => {
    const element = await open();
    let answerFirst: (preview: Preview) => void = () => {};
    asked.preview.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    await choose(element, { text: 'Ask' });
    await choose(element, { text: TEXT });
    answerFirst(previewOf([{ ...VALUE, spans: [] }]));
    await settle();
    expect(summary(element)).toBe('2 places masked: 1 Person, 1 Email.');
  });

  it('names the fields of a record', async () => {
    const element = await open();
    await choose(element, { mapping: 'Case_Summary', recordId: '500000000000001AAA' });
    expect(findAll(element, 'h3')).toHaveLength(1);
    await choose(element, null);
    expect(find(element, '[data-id="empty"]')).not.toBeNull();
  });

  it('says why there is no preview and why there are no switches', async () => {
    asked.rules.mockRejectedValueOnce(refusal('NO_CONNECTION', 'Salesforce did not answer.'));
    asked.preview.mockRejectedValueOnce(
      refusal('MASKING_RULE_INVALID', 'The pattern of PRJ cannot be used.'),
    );
    const element = await open();
    await choose(element, { text: TEXT });
    const said = findAll(element, '[role="alert"]').map(textOf).join(' ');
    expect(said).toContain('Salesforce did not answer.');
    expect(said).toContain('The pattern of PRJ cannot be used.');
    expect(find(element, 'c-masking-types')).toBeNull();
    for (const error of findAll(element, 'c-run-error')) {
      fire(error, 'retry');
    }
    await settle();
    expect(find(element, 'c-masking-types')).not.toBeNull();
    expect(findAll(element, 'mark')).toHaveLength(2);
  });
});
