import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import ModelList from 'c/modelList';
import * as requests from 'c/modelRequests';
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
import { BUILTIN, CATALOGUE, modelRow, PASSED, refusal } from 'test/models';

jest.mock('c/modelRequests', () => ({
  catalogue: jest.fn(),
  models: jest.fn(),
  cloneModel: jest.fn(),
  remove: jest.fn(),
  setDefault: jest.fn(),
  setStatus: jest.fn(),
}));

const asked = jest.mocked(requests);
const GPT = modelRow({
  lastTestStatus: 'Passed',
  lastTestedAt: PASSED.testedAt,
  lastTestResult: JSON.stringify(PASSED),
});

async function open(rows = [BUILTIN, GPT], editable = true) {
  asked.models.mockResolvedValue(rows);
  const element = show('c-model-list', ModelList, { editable });
  await settle();
  return element;
}
const choose = async (element: HTMLElement, id: string, value: string) => {
  fire(find(element, `lightning-button-menu[data-model="${id}"]`), 'select', { value });
  await settle();
};

describe('c-model-list', () => {
  beforeEach(() => {
    asked.catalogue.mockResolvedValue(CATALOGUE);
  });
  afterEach(clearPage);

  it('shows every model with what matters', async () => {
    const element = await open();
    const text = textOf(element);
    for (const shown of ['OpenAI', 'gpt-5', 'openai_key', '1.25 in, 10 out (USD)', 'Never tested', '1.2 s']) {
      expect(text).toContain(shown);
    }
    const badges = findAll<HTMLElement & { label: string }>(element, 'lightning-badge').map(
      ({ label }) => label,
    );
    expect(badges).toEqual(['Organization default', 'Platform default', 'Active', 'Active', 'Passed']);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('waits, and says so when there is none', async () => {
    asked.models.mockReturnValue(new Promise(() => {}));
    const waiting = show('c-model-list', ModelList, { editable: true });
    await settle();
    expect(find(waiting, 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.catalogue.mockResolvedValue(CATALOGUE);
    expect(find(await open([]), '[data-id="empty"]')).not.toBeNull();
  });

  it('shows the models while the service is away, and asks it again on Retry', async () => {
    asked.catalogue.mockRejectedValueOnce(refusal('GATEWAY_UNREACHABLE', 'The service is away.'));
    const element = await open();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('The service is away.');
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="new"]')?.disabled).toBe(true);
    expect(textOf(element)).toContain('gpt-5');
  });

  it('says why there is no list', async () => {
    asked.models.mockRejectedValueOnce({
      body: { message: "You do not have access to the Apex class named 'x'." },
    });
    const element = show('c-model-list', ModelList, { editable: true });
    await settle();
    expect(textOf(element)).toContain('the permission set “BYOM Admin”');
  });

  it('opens the editor, and the test of what was saved', async () => {
    const opened = jest.mocked(LightningModal.open).mockResolvedValueOnce({ model: GPT, test: true });
    const element = await open();
    const titles = toastTitles(element);
    await press(element, 'new');
    expect(opened.mock.calls.map(([options]) => options.label)).toEqual(['New model', 'Test connection']);
    expect(opened.mock.calls[1]?.[0]).toMatchObject({ model: GPT, now: true });
    expect(titles).toEqual(['GPT was saved.']);
    find(element, `[data-id="name"][data-model="${GPT.id}"]`)?.click();
    await settle();
    expect(opened.mock.calls[2]?.[0]).toMatchObject({ label: 'Edit GPT', model: GPT, catalogue: CATALOGUE });
  });

  it.each([
    ['Deprecated', () => expect(asked.setStatus).toHaveBeenCalledWith(GPT.id, 'Deprecated')],
    ['organization', () => expect(asked.setDefault).toHaveBeenCalledWith(GPT.id, 'organization')],
    ['clone', () => expect(asked.cloneModel).toHaveBeenCalledWith(GPT.id)],
  ])('does %s at once, says so and shows the list anew', async (action, check) => {
    const element = await open();
    const titles = toastTitles(element);
    await choose(element, GPT.id, action);
    check();
    expect(titles).toHaveLength(1);
    expect(asked.models).toHaveBeenCalledTimes(2);
  });

  it('asks before it deletes, and shows a refusal where it was asked for', async () => {
    const element = await open();
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await choose(element, GPT.id, 'remove');
    expect(asked.remove).not.toHaveBeenCalled();
    asked.remove.mockRejectedValueOnce(
      refusal('MODEL_IN_USE', 'GPT is in use by Case summary v1.', 'Repoint it.'),
    );
    await choose(element, GPT.id, 'remove');
    expect(textOf(find(element, '[data-refusal="GPT"]')!)).toContain('in use by Case summary v1.Repoint it.');
    expect(await accessibilityIssues(element)).toEqual([]);
    await press(element, 'dismiss');
    expect(find(element, '[data-refusal]')).toBeNull();
  });

  it('opens the windows of the other actions with the model', async () => {
    const opened = jest.mocked(LightningModal.open);
    const element = await open();
    await choose(element, GPT.id, 'usedBy');
    await choose(element, GPT.id, 'repoint');
    await choose(element, GPT.id, 'test');
    await press(element, 'result');
    expect(opened.mock.calls.map(([{ label, targets, now }]) => ({ label, targets, now }))).toEqual([
      { label: 'Used by' },
      { label: 'Repoint', targets: [BUILTIN] },
      { label: 'Test connection', now: true },
      { label: 'Test connection', now: false },
    ]);
  });

  it('offers nothing to change to a person who may only look', async () => {
    const element = await open([BUILTIN, GPT], false);
    expect(find(element, 'lightning-button-menu')).toBeNull();
    expect(find(element, '[data-id="name"]')).toBeNull();
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});
