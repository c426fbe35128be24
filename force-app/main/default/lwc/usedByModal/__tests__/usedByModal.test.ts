import { usedBy } from 'c/modelRequests';
import UsedByModal from 'c/usedByModal';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';
import { BUILTIN, refusal } from 'test/models';

jest.mock('c/modelRequests', () => ({ usedBy: jest.fn() }));

const USAGE = { modelId: BUILTIN.id, name: 'Builtin', organizationDefault: true, platformDefault: false };
const VERSION = {
  versionId: 'v1',
  versionNumber: 2,
  status: 'Draft',
  promptId: 'p1',
  promptName: 'Case summary',
  promptApiName: 'Case_Summary',
};

async function open() {
  const element = show('c-used-by-modal', UsedByModal, { model: BUILTIN });
  await settle();
  return element;
}

describe('c-used-by-modal', () => {
  afterEach(clearPage);

  it('names the versions and the defaults', async () => {
    jest.mocked(usedBy).mockResolvedValue({ ...USAGE, versions: [VERSION] });
    const element = await open();
    expect(findAll(element, '[data-id="users"] li').map((item) => item.textContent)).toEqual([
      'Every run that needs the organization default',
      'Case summary, version 2 (Draft)',
    ]);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says so when nobody does, and why it cannot say', async () => {
    jest.mocked(usedBy).mockResolvedValueOnce({ ...USAGE, organizationDefault: false, versions: [] });
    expect(find(await open(), '[data-id="unused"]')).not.toBeNull();
    clearPage();
    jest.mocked(usedBy).mockRejectedValueOnce(refusal('MODEL_RECORD_NOT_FOUND', 'There is no such model.'));
    expect(textOf(await open())).toContain('There is no such model.');
  });
});
