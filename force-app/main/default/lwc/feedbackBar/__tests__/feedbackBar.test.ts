import FeedbackBar from 'c/feedbackBar';
import { accessibilityIssues, clearPage, find, fire, settle, show } from 'test/page';

function setUp(properties: object = {}) {
  const element = show('c-feedback-bar', FeedbackBar, properties);
  const sent: unknown[] = [];
  element.addEventListener('feedback', (event) => sent.push((event as CustomEvent).detail));
  return { element, sent };
}

describe('c-feedback-bar', () => {
  afterEach(clearPage);

  it('sends the thumb at once and the reason when there is one', async () => {
    const { element, sent } = setUp();
    find(element, '[data-id="down"]')?.click();
    await settle();
    expect(sent).toEqual([{ rating: 'down', reason: null }]);
    fire(find(element, '[data-id="reason"]'), 'change', { value: ' It left out the deadline. ' });
    element.feedback = { rating: 'down', reason: null };
    await settle();
    find(element, '[data-id="send"]')?.click();
    await settle();
    expect(sent[1]).toEqual({ rating: 'down', reason: 'It left out the deadline.' });
    expect(find(element, '[data-id="reason"]')).toBeNull();
    expect(find(element, '[role="status"]')?.textContent).toContain('Thank you');
  });

  it('needs no reason', async () => {
    const { element, sent } = setUp();
    find(element, '[data-id="up"]')?.click();
    await settle();
    find(element, '[data-id="skip"]')?.click();
    await settle();
    expect(sent).toHaveLength(1);
    expect(find(element, '[data-id="reason"]')).toBeNull();
  });

  it('shows what is kept', async () => {
    const { element } = setUp({ feedback: { rating: 'up', reason: 'Short.' } });
    await settle();
    expect(find<HTMLElement & { selected: boolean }>(element, '[data-id="up"]')?.selected).toBe(true);
    expect(find<HTMLElement & { selected: boolean }>(element, '[data-id="down"]')?.selected).toBe(false);
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});
