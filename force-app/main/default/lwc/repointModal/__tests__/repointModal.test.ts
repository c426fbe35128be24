import LightningModal from 'lightning/modal';
import { repoint } from 'c/modelRequests';
import type { RepointResult } from 'c/modelRequests';
import RepointModal from 'c/repointModal';
import { accessibilityIssues, clearPage, find, findAll, fire, settle, show, textOf } from 'test/page';
import { BUILTIN, modelRow, refusal } from 'test/models';

jest.mock('c/modelRequests', () => ({ repoint: jest.fn() }));

const { closed } = LightningModal as unknown as { closed: (result: unknown) => void };
const GPT = modelRow();
const PLAN: RepointResult = {
  dryRun: true,
  fromName: 'Builtin',
  toName: 'GPT',
  count: 1,
  versions: [
    {
      versionId: 'v1',
      versionNumber: 1,
      status: 'Approved',
      promptId: 'p1',
      promptName: 'Case summary',
      promptApiName: 'Case_Summary',
    },
  ],
  organizationDefault: true,
  platformDefault: false,
};

async function open(properties: object = {}) {
  const element = show('c-repoint-modal', RepointModal, { model: BUILTIN, targets: [GPT], ...properties });
  await settle();
  return element;
}
const confirm = (element: HTMLElement) =>
  find<HTMLElement & { disabled: boolean }>(element, '[data-id="confirm"]');
async function choose(element: HTMLElement) {
  fire(find(element, '[data-id="target"]'), 'change', { value: GPT.id });
  await settle();
}

describe('c-repoint-modal', () => {
  beforeEach(() => {
    jest.mocked(repoint).mockResolvedValue(PLAN);
  });
  afterEach(clearPage);

  it('shows what would move before anything does, then moves it', async () => {
    const element = await open();
    expect(confirm(element)?.disabled).toBe(true);
    await choose(element);
    expect(repoint).toHaveBeenLastCalledWith(BUILTIN.id, GPT.id, false, true);
    expect(findAll(element, '[data-id="moves"] li').map((item) => item.textContent)).toEqual([
      'Case summary, version 1',
      'Organization default: GPT takes it over',
    ]);
    expect(find(element, '[data-id="announcement"]')?.textContent).toContain('Nothing is changed yet.');
    expect(await accessibilityIssues(element)).toEqual([]);
    confirm(element)?.click();
    await settle();
    expect(repoint).toHaveBeenLastCalledWith(BUILTIN.id, GPT.id, false, false);
    expect(closed).toHaveBeenCalledWith(PLAN);
  });

  it('moves the defaults only when told so', async () => {
    const element = await open();
    await choose(element);
    fire(find(element, '[data-id="defaults"]'), 'change', { checked: true });
    await settle();
    expect(repoint).toHaveBeenLastCalledWith(BUILTIN.id, GPT.id, true, true);
  });

  it('does not offer defaults for a model that is none', async () => {
    const element = await open({ model: GPT, targets: [BUILTIN] });
    expect(find(element, '[data-id="defaults"]')).toBeNull();
  });

  it('has nothing to confirm when nothing moves, when it is refused and when there is no other model', async () => {
    jest.mocked(repoint).mockResolvedValue({ ...PLAN, count: 0, versions: [], organizationDefault: false });
    const nothing = await open();
    await choose(nothing);
    expect(find(nothing, '[data-id="nothing"]')).not.toBeNull();
    expect(confirm(nothing)?.disabled).toBe(true);
    clearPage();
    jest.mocked(repoint).mockRejectedValue(refusal('MODEL_NOT_ACTIVE', 'GPT is not active.'));
    const refused = await open();
    await choose(refused);
    expect(textOf(find(refused, '[role="alert"]')!)).toContain('GPT is not active.');
    expect(confirm(refused)?.disabled).toBe(true);
    clearPage();
    expect(find(await open({ targets: [] }), '[data-id="no-target"]')).not.toBeNull();
  });
});
