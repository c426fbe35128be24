import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import { credentials, remove } from 'c/credentialRequests';
import CredentialsPage from 'c/credentialsPage';
import { catalogue } from 'c/modelRequests';
import { accessibilityIssues, clearPage, find, press, settle, show, textOf, toastTitles } from 'test/page';
import { CATALOGUE, CREDENTIAL, refusal } from 'test/models';

jest.mock('c/modelRequests', () => ({ catalogue: jest.fn() }));
jest.mock('c/credentialRequests', () => ({ credentials: jest.fn(), remove: jest.fn() }));

const OPERATORS = { ...CREDENTIAL, name: 'shared', scope: 'installation' as const, hosts: [], usedBy: [] };

async function open(rows = [CREDENTIAL, OPERATORS]) {
  jest.mocked(credentials).mockResolvedValue(rows);
  jest.mocked(catalogue).mockResolvedValue(CATALOGUE);
  const element = show('c-credentials-page', CredentialsPage);
  await settle();
  return element;
}

describe('c-credentials-page', () => {
  afterEach(clearPage);

  it('lists names, hosts and users, never a secret', async () => {
    const element = await open([{ ...CREDENTIAL, previousUntil: '2026-11-23T06:00:00.000Z' }, OPERATORS]);
    const text = textOf(element);
    for (const shown of [
      'openai_key',
      'api.openai.com',
      'GPT',
      'by adam.novak',
      'Usable until',
      'own address',
    ]) {
      expect(text).toContain(shown);
    }
    expect(find(element, '[data-row="shared"] [data-id="change"]')).toBeNull();
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('has words for nothing and for a failure', async () => {
    expect(find(await open([]), '[data-id="empty"]')).not.toBeNull();
    clearPage();
    jest.mocked(credentials).mockRejectedValueOnce(refusal('MODEL_ADMIN_REQUIRED', 'You may not.'));
    const element = show('c-credentials-page', CredentialsPage);
    await settle();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('You may not.');
  });

  it('opens the editor and shows the list anew when something was stored', async () => {
    const element = await open();
    const titles = toastTitles(element);
    const opened = jest.mocked(LightningModal.open).mockResolvedValueOnce(CREDENTIAL);
    await press(element, 'change');
    expect(opened.mock.calls[0]?.[0]).toMatchObject({ credential: CREDENTIAL, taken: ['openai_key'] });
    expect(credentials).toHaveBeenCalledTimes(2);
    expect(titles).toEqual(['openai_key is stored.']);
    await press(element, 'new');
    expect(opened.mock.calls[1]?.[0]).toMatchObject({ label: 'New credential', credential: null });
  });

  it('asks before it deletes, and names the models that refuse it', async () => {
    const element = await open();
    const titles = toastTitles(element);
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(element, 'delete');
    expect(remove).not.toHaveBeenCalled();
    jest.mocked(remove).mockRejectedValueOnce(refusal('CREDENTIAL_IN_USE', 'Models use it: GPT.'));
    await press(element, 'delete');
    expect(textOf(find(element, '[data-refusal="openai_key"]')!)).toContain('Models use it: GPT.');
    await press(element, 'dismiss');
    expect(find(element, '[data-refusal]')).toBeNull();
    await press(element, 'delete');
    expect(remove).toHaveBeenCalledTimes(2);
    expect(titles).toEqual(['openai_key was deleted.']);
  });
});
