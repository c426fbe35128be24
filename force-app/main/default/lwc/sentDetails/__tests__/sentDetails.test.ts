import SentDetails from 'c/sentDetails';
import SentModal from 'c/sentModal';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';
import { FELL_BACK, runView, SENT } from 'test/runs';

describe('c-sent-details', () => {
  afterEach(clearPage);

  it('shows the masked prompt with its tokens marked', async () => {
    const element = show('c-sent-details', SentDetails, { sent: SENT, run: runView() });
    await settle();
    const prompt = find(element, '[data-id="prompt"]') as HTMLElement;
    expect(prompt.textContent).toBe(SENT.prompt);
    expect([...prompt.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'PERSON-K7-0001',
      'EMAIL-K7-0001',
      '[redacted]',
    ]);
    expect(find(element, '[data-id="system"]')?.textContent).toBe(SENT.system);
  });

  it('names the model, the place, the price and what was left out', async () => {
    const element = show('c-sent-details', SentDetails, { sent: SENT, run: runView() });
    await settle();
    const text = textOf(element);
    for (const fact of [
      'Builtin Summarizer',
      'extractive-1',
      'local',
      '312 tokens',
      '0.0012 USD',
      'trace-1',
    ]) {
      expect(text).toContain(fact);
    }
    const labels = findAll<HTMLElement & { label: string }>(element, 'lightning-badge').map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['PERSON × 2', 'EMAIL × 1']);
    expect(find(element, '[data-id="left-out"]')?.textContent).toBe(
      'Account.AnnualRevenue — You may not see it.',
    );
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows every model that was asked and what came of it', async () => {
    const element = show('c-sent-details', SentDetails, { sent: SENT, run: FELL_BACK });
    await settle();
    const rows = findAll(element, '[data-id="attempts"] tbody tr').map(textOf);
    expect(rows.length).toBe(3);
    expect(rows[0]).toContain('MODEL_RATE_LIMITED');
    expect(rows[2]).toMatch(/^Builtin ?platform default ?Answered/);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('says so when nothing was masked and nothing left out', async () => {
    const element = show('c-sent-details', SentDetails, { sent: { ...SENT, maskCounts: {}, leftOut: [] } });
    await settle();
    expect(textOf(element)).toContain('Nothing in this prompt had to be masked.');
    expect(textOf(element)).toContain('Every field of the data context mapping was read.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});

describe('c-sent-modal', () => {
  afterEach(clearPage);

  it('holds the details and a button that closes', async () => {
    const element = show('c-sent-modal', SentModal, { sent: SENT });
    await settle();
    expect(textOf(element)).toContain('PERSON-K7-0001');
    expect(find(element, '[data-id="close"]')).not.toBeNull();
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});
