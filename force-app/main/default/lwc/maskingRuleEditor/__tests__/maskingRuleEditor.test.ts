import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import * as credentialRequests from 'c/credentialRequests';
import MaskingRuleEditor from 'c/maskingRuleEditor';
import * as requests from 'c/maskingRequests';
import {
  accessibilityIssues,
  clearPage,
  enter,
  field,
  find,
  findAll,
  fire,
  press,
  settle,
  show,
  textOf,
} from 'test/page';
import { refusal } from 'test/models';
import { CODE_NAMES, PROJECTS, TYPES } from 'test/masking';

jest.mock('c/credentialRequests', () => ({
  credentials: jest.fn(() => Promise.resolve([{ name: 'Presidio' }])),
}));
jest.mock('c/maskingRequests', () => ({
  ...jest.requireActual<object>('c/maskingRequests'),
  checkPattern: jest.fn(),
  save: jest.fn(),
}));

const asked = jest.mocked(requests);
const { closed } = LightningModal as unknown as { closed: Spy };
type Spy = ReturnType<typeof jest.fn>;
type Input = HTMLElement & { setCustomValidity: Spy; reportValidity: Spy };

/** Base components are stand-ins here: what is reported at a field is what they were told. */
function problemsAt(element: HTMLElement, name: string): Spy {
  const input = field<Input>(element, name)!;
  input.setCustomValidity = jest.fn();
  return input.setCustomValidity;
}

async function open(properties: object = {}) {
  const element = show('c-masking-rule-editor', MaskingRuleEditor, {
    kind: 'Pattern',
    types: TYPES,
    ...properties,
  });
  await settle();
  for (const input of findAll<Input>(element, '[data-name]')) {
    input.setCustomValidity ??= jest.fn();
    input.reportValidity ??= jest.fn(() => true);
  }
  return element;
}
const said = (element: HTMLElement) => textOf(find(element, '[data-id="announcement"]')!);

describe('c-masking-rule-editor', () => {
  afterEach(clearPage);

  it('shows where a pattern fits its sample', async () => {
    asked.checkPattern.mockResolvedValueOnce({
      valid: true,
      reason: null,
      matches: [
        { start: 0, end: 9 },
        { start: 14, end: 23 },
      ],
    });
    const element = await open({ rule: PROJECTS });
    await enter(element, { sample: 'PRJ-12345 and PRJ-67890.' });
    await press(element, 'try');
    expect(asked.checkPattern).toHaveBeenCalledWith('PRJ-[0-9]{5}', true, 'PRJ-12345 and PRJ-67890.');
    expect(findAll(element, 'mark').map(textOf)).toEqual(['PRJ-12345', 'PRJ-67890']);
    expect(textOf(find(element, '[data-id="trial"]')!).replaceAll(' ', '')).toBe('PRJ-12345andPRJ-67890.');
    expect(said(element)).toBe('It fits 2 times in the sample.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says at the field why a pattern cannot be used, when it is tried and when it is saved', async () => {
    const reason = 'Look-ahead (?=…) is not supported. Write what stands there itself.';
    const element = await open();
    await enter(element, { name: 'Projects', expression: '(?=PRJ)' });
    asked.checkPattern.mockResolvedValueOnce({ valid: false, reason, matches: [] });
    const problems = problemsAt(element, 'expression');
    await press(element, 'try');
    expect(problems).toHaveBeenLastCalledWith(reason);
    expect(find(element, '[data-id="trial"]')).toBeNull();
    asked.save.mockRejectedValueOnce(refusal('MASKING_PATTERN_REFUSED', reason));
    problems.mockClear();
    await press(element, 'save');
    expect(problems).toHaveBeenLastCalledWith(reason);
    expect(said(element)).toBe(reason);
    expect(closed).not.toHaveBeenCalled();
  });

  it('asks for what is missing before it asks anybody', async () => {
    const element = await open();
    const problems = problemsAt(element, 'name');
    await press(element, 'save');
    expect(problems).toHaveBeenLastCalledWith('Complete this field.');
    await press(element, 'try');
    expect(asked.save).not.toHaveBeenCalled();
    expect(asked.checkPattern).not.toHaveBeenCalled();
  });

  it('saves a block list and says its name', async () => {
    asked.save.mockResolvedValueOnce(CODE_NAMES.id);
    const element = await open({ kind: 'Block List', rule: CODE_NAMES });
    expect(find(element, '[data-id="try"]')).toBeNull();
    await enter(element, { terms: 'Northlight' });
    await press(element, 'save');
    expect(asked.save.mock.calls[0]?.[0]).toMatchObject({
      id: CODE_NAMES.id,
      kind: 'Block List',
      terms: 'Northlight',
    });
    expect(closed).toHaveBeenCalledWith('Code names');
  });

  it('offers the stored credentials for an external detector, and works without their list', async () => {
    jest
      .mocked(credentialRequests.credentials)
      .mockRejectedValueOnce(refusal('GATEWAY_UNREACHABLE', 'Away.'));
    const away = await open({ kind: 'External Detector' });
    expect(textOf(find(away, '[role="alert"]')!)).toContain('Away.');
    clearPage();
    const element = await open({ kind: 'External Detector' });
    const options = field<HTMLElement & { options: unknown[] }>(element, 'credential')?.options;
    expect(options).toEqual([{ value: 'Presidio', label: 'Presidio' }]);
  });

  it('shows any other refusal above the form', async () => {
    asked.save.mockRejectedValueOnce(
      refusal('MASKING_RULE_NOT_SAVED', 'The rule Analyzer is about it already.'),
    );
    const element = await open({ rule: PROJECTS });
    await press(element, 'save');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('is about it already');
  });

  it('asks before it throws away what was typed', async () => {
    const element = await open({ rule: PROJECTS });
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    fire(field(element, 'name'), 'change', { value: 'Other' });
    await press(element, 'cancel');
    expect(closed).not.toHaveBeenCalled();
    await press(element, 'cancel');
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
