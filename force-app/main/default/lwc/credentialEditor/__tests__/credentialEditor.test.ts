import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import CredentialEditor from 'c/credentialEditor';
import { setCredential } from 'c/credentialRequests';
import { KEPT_SECRET } from 'c/credentialView';
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
import { CATALOGUE, CREDENTIAL, refusal } from 'test/models';

jest.mock('c/credentialRequests', () => ({ setCredential: jest.fn() }));

const SECRET = 'sk-recognisable-secret';
const { closed } = LightningModal as unknown as { closed: (result: unknown) => void };

async function open(properties: object = {}) {
  const element = show('c-credential-editor', CredentialEditor, { catalogue: CATALOGUE, ...properties });
  await settle();
  return element;
}
/** What is in the window: the fields and what they show. */
const valuesIn = (element: HTMLElement) =>
  [
    field(element, 'secret')?.value,
    ...findAll<HTMLInputElement>(element, 'input').map(({ value }) => value),
    textOf(element),
  ].join();

describe('c-credential-editor', () => {
  beforeEach(() => {
    jest.mocked(setCredential).mockResolvedValue(CREDENTIAL);
  });
  afterEach(clearPage);

  it('stores a new secret for its hosts and forgets it', async () => {
    const element = await open({ platform: 'openai', hosts: ['m.example'] });
    await enter(element, { name: 'my_key', secret: SECRET });
    expect(await accessibilityIssues(element)).toEqual([]);
    await press(element, 'store');
    expect(setCredential).toHaveBeenCalledWith('my_key', SECRET, ['m.example'], 24);
    expect(closed).toHaveBeenCalledWith(CREDENTIAL);
    expect(LightningConfirm.open).not.toHaveBeenCalled();
    expect(valuesIn(element)).not.toContain(SECRET);
  });

  it('has forgotten the secret also while the service is asked, and when it refuses', async () => {
    let refuse: (reason: unknown) => void = () => {};
    jest.mocked(setCredential).mockReturnValue(new Promise((_resolve, reject) => (refuse = reject)));
    const element = await open();
    await enter(element, { name: 'my_key', secret: SECRET });
    await press(element, 'store');
    expect(valuesIn(element)).not.toContain(SECRET);
    refuse(refusal('CREDENTIAL_SECRET_INVALID', 'This is no key.'));
    await settle();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('This is no key.');
    expect(find(element, '[data-id="announcement"]')?.textContent).toContain('Type the secret again.');
    expect(closed).not.toHaveBeenCalled();
  });

  it('sends the placeholder back when the secret is kept, and wants it typed for another host', async () => {
    const element = await open({ credential: CREDENTIAL });
    expect(field(element, 'secret')?.value).toBe(KEPT_SECRET);
    await enter(element, { hosts: 'elsewhere.example' });
    await press(element, 'store');
    expect(setCredential).not.toHaveBeenCalled();
    await enter(element, { hosts: CREDENTIAL.hosts.join('\n') });
    await press(element, 'store');
    expect(setCredential).toHaveBeenCalledWith(CREDENTIAL.name, KEPT_SECRET, CREDENTIAL.hosts, 24);
  });

  it('asks how long the old secret stays usable once a new one is typed', async () => {
    const element = await open({ credential: CREDENTIAL });
    expect(field(element, 'overlapHours')).toBeNull();
    await enter(element, { secret: SECRET });
    await enter(element, { overlapHours: '0' });
    await press(element, 'store');
    expect(setCredential).toHaveBeenCalledWith(CREDENTIAL.name, SECRET, CREDENTIAL.hosts, 0);
  });

  it('asks before it throws away what was typed', async () => {
    const element = await open();
    await enter(element, { name: 'my_key', secret: SECRET });
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(element, 'cancel');
    expect(closed).not.toHaveBeenCalled();
    await press(element, 'cancel');
    expect(closed).toHaveBeenCalledWith(undefined);
    expect(valuesIn(element)).not.toContain(SECRET);
  });
});
