import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import { credentials } from 'c/credentialRequests';
import ModelEditor from 'c/modelEditor';
import { save } from 'c/modelRequests';
import {
  accessibilityIssues,
  clearPage,
  enter,
  field,
  find,
  findAll,
  press,
  settle,
  show,
  textOf,
} from 'test/page';
import { CATALOGUE, CREDENTIAL, modelRow, refusal } from 'test/models';

jest.mock('c/modelRequests', () => ({ save: jest.fn() }));
jest.mock('c/credentialRequests', () => ({ credentials: jest.fn() }));

const { closed } = LightningModal as unknown as { closed: (result: unknown) => void };
const saved = modelRow();

async function open(properties: object = {}) {
  const element = show('c-model-editor', ModelEditor, { catalogue: CATALOGUE, model: null, ...properties });
  await settle();
  return element;
}
const credentialChoices = (element: HTMLElement) =>
  field<HTMLElement & { options: { value: string }[] }>(element, 'credential')?.options.map(
    ({ value }) => value,
  );

describe('c-model-editor', () => {
  beforeEach(() => {
    jest.mocked(credentials).mockResolvedValue([CREDENTIAL]);
    jest.mocked(save).mockResolvedValue(saved);
  });
  afterEach(clearPage);

  it('asks for the platform, then for what it needs, and is filled in by a technology', async () => {
    const element = await open();
    expect(findAll(element, 'h2').map((title) => title.textContent)).toEqual(['Model']);
    await enter(element, { platform: 'openai', technology: 'gpt-5' });
    expect(field(element, 'contextWindow')?.value).toBe('400000');
    expect(field(element, 'name')?.value).toBe('GPT-5');
    expect(textOf(find(element, '[data-id="listed"]')!)).toContain(
      'since 2026-01-01: 1.25 in, 10 out (USD), more for prompts above 272,000 tokens',
    );
    expect(find<HTMLAnchorElement>(element, '[data-id="listed"] a')?.href).toBe(
      'https://provider.example/prices',
    );
    expect(find(element, '[data-id="announcement"]')?.textContent).toContain('filled in');
    expect(credentialChoices(element)).toEqual(['', 'openai_key']);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('saves numbers as numbers and closes with the model', async () => {
    const element = await open({ model: modelRow() });
    await enter(element, { temperature: '0.5' });
    await press(element, 'save-and-test');
    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({ id: saved.id, temperature: 0.5, topP: null }),
    );
    expect(closed).toHaveBeenCalledWith({ model: saved, test: true });
    expect(LightningConfirm.open).not.toHaveBeenCalled();
  });

  it('does not save what is wrong and says how much there is to change', async () => {
    const element = await open();
    await press(element, 'save');
    expect(save).not.toHaveBeenCalled();
    expect(find(element, '[data-id="summary"]')?.textContent).toBe('2 fields need a change.');
    await enter(element, {
      platform: 'openai-compatible',
      technology: 'x',
      name: 'X',
      endpoint: 'http://x.example',
    });
    await press(element, 'save');
    expect(find(element, '[data-id="summary"]')?.textContent).toBe('1 field needs a change.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('stays open with the reason when the org refuses', async () => {
    jest.mocked(save).mockRejectedValueOnce(refusal('MODEL_NOT_SAVED', 'The API name is taken.'));
    const element = await open({ model: modelRow() });
    await press(element, 'save');
    expect(textOf(find(element, 'c-run-error')!)).toContain('The API name is taken.');
    expect(closed).not.toHaveBeenCalled();
  });

  it('is left only on purpose when something was typed', async () => {
    const element = await open({ model: modelRow() });
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await enter(element, { name: 'Other' });
    await press(element, 'cancel');
    expect(closed).not.toHaveBeenCalled();
    await press(element, 'cancel');
    expect(closed).toHaveBeenCalledWith(undefined);
  });

  it('is left without a question when nothing was typed', async () => {
    const element = await open({ model: modelRow() });
    await press(element, 'cancel');
    expect(LightningConfirm.open).not.toHaveBeenCalled();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('stores a new credential for the host of the endpoint and chooses it', async () => {
    const element = await open();
    await enter(element, { platform: 'openai-compatible', endpoint: 'https://m.example:8443/v1' });
    jest.mocked(LightningModal.open).mockResolvedValueOnce({ ...CREDENTIAL, name: 'fresh' });
    await press(element, 'new-credential');
    expect(jest.mocked(LightningModal.open).mock.calls[0]?.[0]).toMatchObject({
      platform: 'openai-compatible',
      hosts: ['m.example:8443'],
      taken: ['openai_key'],
    });
    expect(field(element, 'credential')?.value).toBe('fresh');
  });

  it('says so when the vault does not answer', async () => {
    jest.mocked(credentials).mockRejectedValueOnce(refusal('GATEWAY_UNREACHABLE', 'The service is away.'));
    const element = await open();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('The service is away.');
  });
});
