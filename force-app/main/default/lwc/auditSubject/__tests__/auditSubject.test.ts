import AuditSubject from 'c/auditSubject';
import * as requests from 'c/auditRequests';
import LightningConfirm from 'lightning/confirm';
import { HOLD, RUN_ID, subjectRun } from 'test/audit';
import { refusal } from 'test/models';
import { accessibilityIssues, clearPage, enter, find, findAll, press, settle, show, textOf } from 'test/page';

jest.mock('@salesforce/customPermission/BYOM_Manage_Holds', () => ({ default: true }), { virtual: true });
jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  records: jest.fn(),
  subject: jest.fn(),
  holds: jest.fn(),
  hold: jest.fn(),
  release: jest.fn(),
}));

const asked = jest.mocked(requests);
const CONTACT = '003000000000001AAA';

async function open() {
  const element = show('c-audit-subject', AuditSubject);
  await settle();
  return element;
}
const summary = (element: HTMLElement) => textOf(find(element, '[data-id="summary"]')!);

describe('c-audit-subject', () => {
  beforeEach(() => {
    asked.records.mockResolvedValue([{ value: CONTACT, label: 'Ingrid Halvorsen', detail: 'Contact' }]);
    asked.subject.mockResolvedValue([
      subjectRun(),
      subjectRun({ kind: 'reveal', prompt: null, role: 'subject' }),
    ]);
    asked.holds.mockResolvedValue([HOLD]);
    asked.hold.mockResolvedValue();
    asked.release.mockResolvedValue();
  });
  afterEach(clearPage);

  it('finds everything that was done with a record that was picked by its name', async () => {
    const element = await open();
    await enter(element, { search: 'Ingrid Halvorsen' });
    expect(asked.subject).toHaveBeenCalledWith(CONTACT);
    expect(summary(element)).toBe('2 interactions of 1 person with Ingrid Halvorsen.');
    expect(findAll(element, '[data-run]').map(textOf)).toEqual(['Case summary', 'Reveal']);
    expect(textOf(find(element, 'tbody tr')!)).toContain('It read this record along');
    const opened = jest.fn();
    element.addEventListener('open', (event) => opened((event as CustomEvent<string>).detail));
    find(element, '[data-run]')!.click();
    expect(opened).toHaveBeenCalledWith(RUN_ID);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('takes any id, and says when nothing is on record or the answer is missing', async () => {
    asked.subject.mockResolvedValueOnce([]);
    const element = await open();
    await enter(element, { search: '001000000000009' });
    expect(asked.subject).toHaveBeenCalledWith('001000000000009');
    expect(find(element, '[data-id="empty"]')).not.toBeNull();
    asked.subject.mockRejectedValueOnce(
      refusal('AUDIT_PERMISSION_REQUIRED', 'You may not search the audit.'),
    );
    await enter(element, { search: CONTACT });
    expect(textOf(find(element, '[role="alert"]')!)).toContain('You may not search the audit.');
  });

  it('puts the record on hold and releases the hold after a question', async () => {
    const element = await open();
    await enter(element, { search: CONTACT });
    const holds = find(element, 'c-audit-holds')!;
    expect(textOf(holds)).toContain('On hold: nothing of the audit of this record is deleted.');
    await enter(holds, { reason: 'Proceeding 13/26' });
    await press(holds, 'hold');
    expect(asked.hold).toHaveBeenCalledWith(CONTACT, 'Proceeding 13/26');
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(holds, 'release');
    expect(asked.release).not.toHaveBeenCalled();
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(true);
    asked.holds.mockResolvedValueOnce([{ ...HOLD, active: false }]);
    await press(holds, 'release');
    expect(asked.release).toHaveBeenCalledWith(HOLD.id);
    expect(textOf(holds)).toContain('No hold');
    asked.hold.mockRejectedValueOnce(refusal('HOLD_NOT_SET', 'Say why.'));
    await enter(holds, { reason: 'x' });
    await press(holds, 'hold');
    expect(textOf(find(holds, '[role="alert"]')!)).toContain('Say why.');
  });
});
