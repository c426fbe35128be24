import * as requests from 'c/auditRequests';
import RevealModal from 'c/revealModal';
import { RUN_ID } from 'test/audit';
import { refusal } from 'test/models';
import { accessibilityIssues, clearPage, enter, field, find, press, settle, show, textOf } from 'test/page';

jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  reveal: jest.fn(),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-reveal-modal', RevealModal, { runId: RUN_ID, name: 'AI-0000001' });
  await settle();
  Object.assign(field(element, 'reason')!, { setCustomValidity: jest.fn(), reportValidity: jest.fn() });
  return element;
}

describe('c-reveal-modal', () => {
  beforeEach(() => {
    const answer = { runId: RUN_ID, revealId: 'act-1', prompt: 'Write to Ingrid.', answer: null };
    asked.reveal.mockResolvedValue(answer);
  });
  afterEach(clearPage);

  it('asks nothing without a reason', async () => {
    const element = await open();
    await enter(element, { reason: 'because  ' });
    await press(element, 'reveal');
    expect(asked.reveal).not.toHaveBeenCalled();
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows the real values and that the look is on record', async () => {
    const element = await open();
    await enter(element, { reason: ' Complaint 4711 ' });
    await press(element, 'reveal');
    expect(asked.reveal).toHaveBeenCalledWith(RUN_ID, 'Complaint 4711');
    expect(textOf(element)).toContain('Write to Ingrid.');
    expect(textOf(element)).toContain('There is no answer.');
    expect(textOf(find(element, '[data-id="on-record"]')!)).toContain('Its run id is act-1');
    expect(find(element, '[data-id="reveal"]')).toBeNull();
  });

  it('says why the values cannot be shown', async () => {
    asked.reveal.mockRejectedValueOnce(refusal('VALUES_GONE', 'The values are gone.'));
    const element = await open();
    await enter(element, { reason: 'Complaint 4711' });
    await press(element, 'reveal');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('The values are gone.');
    expect(find(element, '[data-id="on-record"]')).toBeNull();
  });
});
