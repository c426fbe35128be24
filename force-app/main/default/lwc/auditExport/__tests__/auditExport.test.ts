import AuditExport from 'c/auditExport';
import * as requests from 'c/auditRequests';
import { refusal } from 'test/models';
import { accessibilityIssues, clearPage, enter, field, find, press, settle, show, textOf } from 'test/page';

jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  choices: jest.fn(),
  people: jest.fn(),
  startExport: jest.fn(),
}));

const asked = jest.mocked(requests);
const ACCESS = { runId: '0b9f1a52-7a3f', ticket: 'ticket-1', fileUrl: 'https://byom.example/file' };
const fetched = jest.fn<(address: string, options: object) => Promise<object>>();

/** An answer whose body comes in these pieces, and then breaks off if told so. */
function file(pieces: string[], broken = false) {
  const parts = pieces.map((piece) => new TextEncoder().encode(piece));
  const read = () => {
    const value = parts.shift();
    return !value && broken ? Promise.reject(new Error('cut')) : Promise.resolve({ done: !value, value });
  };
  return { ok: true, body: { getReader: () => ({ read }) } };
}

async function open() {
  const element = show('c-audit-export', AuditExport);
  await settle();
  Object.assign(field(element, 'reason')!, { setCustomValidity: jest.fn(), reportValidity: jest.fn() });
  return element;
}

describe('c-audit-export', () => {
  beforeEach(() => {
    asked.choices.mockResolvedValue({
      prompts: [{ value: 'a0P', label: 'Case summary', detail: 'Case_Summary' }],
      models: [],
    });
    asked.people.mockResolvedValue([]);
    asked.startExport.mockResolvedValue(ACCESS);
    Object.assign(globalThis, { fetch: fetched });
    Object.assign(URL, { createObjectURL: jest.fn(() => 'blob:1'), revokeObjectURL: jest.fn() });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  });
  afterEach(clearPage);

  it('exports what the filters say, for a reason, and hands the file to the browser', async () => {
    fetched.mockResolvedValueOnce(file(['a,b\r\n', '1,2\r\n']));
    const element = await open();
    await enter(element, { status: 'Failed', prompt: 'Case_Summary', reason: 'Yearly review 2026' });
    await press(element, 'export');
    expect(asked.startExport).toHaveBeenCalledWith({
      format: 'csv',
      filter: { status: 'Failed', prompt: 'Case_Summary' },
      reason: 'Yearly review 2026',
    });
    expect(fetched).toHaveBeenCalledWith(ACCESS.fileUrl, { headers: { authorization: 'Bearer ticket-1' } });
    expect(textOf(find(element, '[data-id="done"]')!)).toBe(
      'interactions-0b9f1a52.csv, 10 bytes. The export is on record with your reason.',
    );
    expect(URL.createObjectURL).toHaveBeenCalledTimes(1);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('asks nothing without a reason', async () => {
    const element = await open();
    await enter(element, { reason: 'no' });
    await press(element, 'export');
    expect(asked.startExport).not.toHaveBeenCalled();
  });

  it('gives out no half of a file, and says what was refused', async () => {
    fetched.mockResolvedValueOnce(file(['a,b\r\n'], true));
    const element = await open();
    await enter(element, { reason: 'Yearly review 2026' });
    await press(element, 'export');
    expect(find(element, '[role="alert"]')).not.toBeNull();
    expect(URL.createObjectURL).not.toHaveBeenCalled();
    asked.startExport.mockRejectedValueOnce(refusal('AUDIT_PERMISSION_REQUIRED', 'You may not export.'));
    await press(element, 'export');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('You may not export.');
    const error = { code: 'TICKET_EXPIRED', message: 'The ticket is over.' };
    fetched.mockResolvedValueOnce({ ok: false, json: () => Promise.resolve({ error }) });
    await press(element, 'export');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('The ticket is over.');
  });
});
