import AuditInteraction from 'c/auditInteraction';
import * as requests from 'c/auditRequests';
import RevealModal from 'c/revealModal';
import { auditInteraction, RUN_ID } from 'test/audit';
import { refusal } from 'test/models';
import { accessibilityIssues, clearPage, find, findAll, fire, press, settle, show, textOf } from 'test/page';

jest.mock('@salesforce/customPermission/BYOM_Reveal_Values', () => ({ default: true }), { virtual: true });
jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  interaction: jest.fn(),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-audit-interaction', AuditInteraction, { runId: RUN_ID });
  await settle();
  return element;
}

describe('c-audit-interaction', () => {
  beforeEach(() => {
    asked.interaction.mockResolvedValue(auditInteraction());
    Object.assign(navigator, { clipboard: { writeText: jest.fn(() => Promise.resolve()) } });
  });
  afterEach(clearPage);

  it('shows the way of one run, its texts with their tokens marked, and copies its ids', async () => {
    const element = await open();
    expect(findAll(element, '[data-item]').map(({ dataset }) => dataset.item)).toEqual([
      'received',
      'queued',
      'context',
      'masked',
      'step-0',
      'step-1',
      'first',
      'answer',
      'audit',
    ]);
    expect(findAll(element, 'c-audit-text').flatMap((text) => findAll(text, 'mark').map(textOf))).toEqual([
      'PERSON-K7-0001',
      'PERSON-K7-0001',
    ]);
    find(element, '[data-label="Trace id"]')!.click();
    await settle();
    expect(navigator.clipboard.writeText).toHaveBeenCalledWith('trace-1');
    expect(textOf(find(element, '[data-id="copied"]')!)).toContain('Trace id copied.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('opens the window that reveals, for the run and under its name', async () => {
    const element = await open();
    await press(element, 'reveal');
    expect(RevealModal.open).toHaveBeenCalledWith(
      expect.objectContaining({ runId: RUN_ID, name: 'AI-0000001' }),
    );
  });

  it('offers the file of a text that is too long, and no texts of an act', async () => {
    asked.interaction.mockResolvedValueOnce(auditInteraction({ promptFile: '068000000000001AAA' }));
    const element = await open();
    expect(find<HTMLAnchorElement>(element, '[data-id="file"]')?.getAttribute('href')).toBe(
      '/sfc/servlet.shepherd/version/download/068000000000001AAA',
    );
    asked.interaction.mockResolvedValueOnce(auditInteraction({ kind: 'Export', maskedPrompt: undefined }));
    const act = await open();
    expect(findAll(act, 'c-audit-text')).toEqual([]);
    expect(find(act, '[data-id="reveal"]')).toBeNull();
  });

  it('says why it is not there, tries again and goes back', async () => {
    asked.interaction.mockRejectedValueOnce(refusal('AUDIT_NOT_HERE', 'It is not in Salesforce.'));
    const element = await open();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('It is not in Salesforce.');
    fire(find(element, 'c-run-error'), 'retry');
    await settle();
    expect(find(element, 'c-audit-timeline')).not.toBeNull();
    const back = jest.fn();
    element.addEventListener('back', back);
    await press(element, 'back');
    expect(back).toHaveBeenCalled();
  });
});
