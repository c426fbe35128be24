import * as objectInfo from 'lightning/uiObjectInfoApi';
import ModelsPage from 'c/modelsPage';
import { clearPage, find, findAll, fire, settle, show } from 'test/page';
import { BUILTIN } from 'test/models';

jest.mock('c/modelRequests', () => ({
  catalogue: jest.fn(() => Promise.reject(new Error('away'))),
  models: jest.fn(() => Promise.resolve([])),
  prompts: jest.fn(() => Promise.resolve([])),
}));
jest.mock('c/credentialRequests', () => ({ credentials: jest.fn(() => Promise.resolve([])) }));

interface Adapter {
  emit(data: object): void;
  error(): void;
}
const info = objectInfo.getObjectInfo as unknown as Adapter;

async function open(rights: object | null) {
  const element = show('c-models-page', ModelsPage);
  if (rights) {
    info.emit(rights);
  } else {
    info.error();
  }
  await settle();
  return element;
}
const tabs = (element: HTMLElement) =>
  findAll<HTMLElement & { label: string }>(element, 'lightning-tab').map(({ label }) => label);

describe('c-models-page', () => {
  afterEach(clearPage);

  it('shows the models first and opens the other tabs on demand', async () => {
    const element = await open({ apiName: BUILTIN.apiName, createable: true, updateable: true });
    expect(tabs(element)).toEqual(['Models', 'Prompts', 'Credentials']);
    expect(find(element, 'c-model-list')).not.toBeNull();
    expect(find(element, '[data-id="new"]')).not.toBeNull();
    for (const [position, tag] of [
      [1, 'c-prompt-models'],
      [2, 'c-credentials-page'],
      [0, 'c-model-list'],
    ] as const) {
      fire(findAll(element, 'lightning-tab')[position] ?? null, 'active');
      await settle();
      expect(find(element, tag)).not.toBeNull();
    }
  });

  it.each([[{ createable: false, updateable: true }], [null]])(
    'keeps the credentials and the changes from whoever may not administer models: %p',
    async (rights) => {
      const element = await open(rights);
      expect(tabs(element)).toEqual(['Models', 'Prompts']);
      expect(find(element, '[data-id="new"]')).toBeNull();
    },
  );
});
