import askUsage from '@salesforce/apex/AuditController.usage';
import askPage from '@salesforce/apex/AuditController.page';
import askExport from '@salesforce/apex/AuditController.startExport';
import { auditError, page, startExport, usage } from 'c/auditRequests';
import { auditRow } from 'test/audit';

jest.mock('@salesforce/apex/AuditController.usage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AuditController.page', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AuditController.startExport', () => ({ default: jest.fn() }), { virtual: true });

const asked = {
  usage: jest.mocked(askUsage),
  page: jest.mocked(askPage),
  startExport: jest.mocked(askExport),
};
const HOUR = 3_600_000;

describe('c/auditRequests', () => {
  afterEach(() => {
    jest.clearAllMocks();
  });

  it('cuts a range in two until the platform can sum it', async () => {
    const from = Date.UTC(2026, 10, 20);
    asked.usage.mockImplementation(async ({ fromAt, toAt }) => {
      const tooMany = Date.parse(toAt) - Date.parse(fromAt) > 6 * HOUR;
      return { tooMany, rows: tooMany ? [] : [{ label: fromAt, runs: 1, timed: 0 }] };
    });
    const rows = await usage('model', from, from + 24 * HOUR);
    expect(rows.map(({ label }) => label?.slice(11, 13))).toEqual(['00', '06', '12', '18']);
    expect(asked.usage).toHaveBeenCalledTimes(7);
  });

  it('goes on behind the last record of a page', async () => {
    asked.page.mockResolvedValue({ rows: [], more: false });
    await page({ status: 'Failed' }, auditRow());
    expect(asked.page).toHaveBeenCalledWith({
      filter: { status: 'Failed' },
      beforeAt: '2026-11-20T12:00:00.000Z',
      beforeId: 'a0I000000000001AAA',
    });
  });

  it('passes an export on in the words of the gateway', async () => {
    asked.startExport.mockResolvedValue('{"runId":"r","ticket":"t","fileUrl":"u"}');
    const request = { format: 'csv', filter: { kind: 'Reveal' }, reason: 'Yearly review' } as const;
    expect((await startExport(request)).ticket).toBe('t');
    expect(JSON.parse(asked.startExport.mock.calls[0]![0].request)).toEqual(request);
  });

  it('says what somebody without the permission set needs', () => {
    const refused = {
      body: { message: "You do not have access to the Apex class named 'AuditController'." },
    };
    expect(auditError(refused)).toMatchObject({ code: 'NO_ACCESS', message: 'You cannot see the audit.' });
  });
});
