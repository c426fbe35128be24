import AuditPage from 'c/auditPage';
import * as requests from 'c/auditRequests';
import { auditInteraction, auditRow, RUN_ID } from 'test/audit';
import { clearPage, find, findAll, fire, press, settle, show } from 'test/page';

jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  page: jest.fn(),
  choices: jest.fn(),
  people: jest.fn(),
  records: jest.fn(),
  interaction: jest.fn(),
  usage: jest.fn(),
}));

const asked = jest.mocked(requests);

describe('c-audit-page', () => {
  beforeEach(() => {
    asked.page.mockResolvedValue({ rows: [auditRow()], more: false });
    asked.choices.mockResolvedValue({ prompts: [], models: [] });
    asked.people.mockResolvedValue([]);
    asked.records.mockResolvedValue([]);
    asked.usage.mockResolvedValue([]);
    asked.interaction.mockResolvedValue(auditInteraction());
  });
  afterEach(clearPage);

  it('opens one and comes back to the list as it was', async () => {
    const element = show('c-audit-page', AuditPage);
    await settle();
    find(element, `[data-run="${RUN_ID}"]`)!.click();
    await settle();
    expect(asked.interaction).toHaveBeenCalledWith({ runId: RUN_ID }.runId);
    expect(find(element, 'c-audit-list')!.className).toBe('slds-hide');
    await press(element, 'back');
    expect(find(element, 'c-audit-interaction')).toBeNull();
    expect(find(element, 'c-audit-list')!.className).toBe('');
    expect(asked.page).toHaveBeenCalledTimes(1);
  });

  it('asks what another tab shows when it is opened', async () => {
    const element = show('c-audit-page', AuditPage);
    await settle();
    expect(asked.usage).not.toHaveBeenCalled();
    const tab = findAll<HTMLElement & { value: string }>(element, 'lightning-tab')[2]!;
    fire(tab, 'active');
    await settle();
    expect(asked.usage).toHaveBeenCalledTimes(1);
  });
});
