import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import MaskingRules from 'c/maskingRules';
import * as requests from 'c/maskingRequests';
import {
  accessibilityIssues,
  clearPage,
  find,
  findAll,
  press,
  settle,
  show,
  textOf,
  toastTitles,
} from 'test/page';
import { refusal } from 'test/models';
import { CODE_NAMES, maskingRule, PROJECTS, TYPES } from 'test/masking';

jest.mock('c/maskingRequests', () => ({
  ...jest.requireActual<object>('c/maskingRequests'),
  rules: jest.fn(),
  remove: jest.fn(),
}));

const asked = jest.mocked(requests);
const EXTERNAL = maskingRule({
  id: 'a0R000000000004AAA',
  name: 'Analyzer',
  kind: 'External Detector',
  endpoint: 'https://presidio.example.com/analyze',
  onOutage: 'Go On',
});

async function open(kind: requests.RuleKind) {
  const element = show('c-masking-rules', MaskingRules, { kind, types: TYPES });
  await settle();
  return element;
}
const lines = (element: HTMLElement) => findAll(element, 'tbody tr').map(textOf);

describe('c-masking-rules', () => {
  beforeEach(() => {
    asked.rules.mockResolvedValue([maskingRule(), PROJECTS, CODE_NAMES, EXTERNAL]);
  });
  afterEach(clearPage);

  it.each([
    ['Pattern', 'Project numbersPRJ-[0-9]{5}Patternmatch case'],
    ['Block List', 'Code names2 termsBlock Listany case, whole words'],
    ['External Detector', 'Analyzerhttps://presidio.example.com/analyzeRuns go on without it'],
  ] as const)('lists the rules of its kind: %s', async (kind, line) => {
    const element = await open(kind);
    expect(lines(element)).toEqual([line]);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says so when there is none, waits, and says why there is no list', async () => {
    asked.rules.mockResolvedValue([]);
    expect(find(await open('Pattern'), '[data-id="empty"]')).not.toBeNull();
    clearPage();
    asked.rules.mockReturnValueOnce(new Promise(() => {}));
    expect(find(await open('Pattern'), 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.rules.mockRejectedValueOnce(refusal('MASKING_ADMIN_REQUIRED', 'You may not see what is masked.'));
    expect(textOf(find(await open('Pattern'), '[role="alert"]')!)).toContain(
      'You may not see what is masked.',
    );
  });

  it('opens the editor for a new rule and for one that exists, and shows the list anew', async () => {
    const opened = jest.mocked(LightningModal.open).mockResolvedValueOnce('Project numbers');
    const element = await open('Pattern');
    const titles = toastTitles(element);
    await press(element, 'change');
    await press(element, 'new');
    expect(opened.mock.calls.map(([{ label, rule }]) => ({ label, rule }))).toEqual([
      { label: 'Change Project numbers', rule: PROJECTS },
      { label: 'New pattern', rule: null },
    ]);
    expect(titles).toEqual(['Project numbers was saved.']);
    expect(asked.rules).toHaveBeenCalledTimes(2);
  });

  it('asks before it deletes, and shows a refusal at the rule', async () => {
    const element = await open('Pattern');
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(element, 'delete');
    expect(asked.remove).not.toHaveBeenCalled();
    asked.remove.mockRejectedValueOnce(refusal('MASKING_RULE_NOT_DELETED', 'It is gone already.'));
    await press(element, 'delete');
    expect(textOf(find(element, '[data-refusal="Project numbers"]')!)).toContain('It is gone already.');
    const titles = toastTitles(element);
    await press(element, 'delete');
    expect(titles).toEqual(['Project numbers was deleted.']);
    expect(find(element, '[data-refusal]')).toBeNull();
  });
});
