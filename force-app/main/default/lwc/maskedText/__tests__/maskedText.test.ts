import MaskedText from 'c/maskedText';
import { accessibilityIssues, clearPage, find, findAll, settle, show, textOf } from 'test/page';
import { VALUE, WITHOUT_EMAILS } from 'test/masking';

const open = async (properties: object) => {
  const element = show('c-masked-text', MaskedText, { values: [VALUE], ...properties });
  await settle();
  return element;
};

describe('c-masked-text', () => {
  afterEach(clearPage);

  it('marks every place with the colour of its layer and its type, and says what the marks mean', async () => {
    const element = await open({});
    const marks = findAll(element, 'mark').map((mark) => `${mark.className}: ${textOf(mark)}`);
    expect(marks).toEqual([
      'span layer-record: PERSON-K7-0001Person (Person, Record search, 1)',
      'span layer-detector: EMAIL-K7-0002Email (Email, Detector, 2)',
    ]);
    expect(textOf(find(element, '[data-id="legend"]')!)).toBe('Record searchDetector');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows what is stored', async () => {
    const element = await open({ side: 'stored' });
    expect(findAll(element, '.words').map(textOf)).toEqual(['Ingrid Halvorsen', 'ingrid@example.com']);
  });

  it('names the fields of a record, how they are treated, and which are sent as stored', async () => {
    const stored = { ...VALUE, path: 'Amount', text: '24000', masked: '24000', spans: [] };
    const dropped = { ...stored, path: 'Tax', treatment: 'drop', masked: null };
    const element = await open({ values: [VALUE, stored, dropped], named: true });
    expect(findAll(element, 'h3').map(textOf)).toEqual(['TextSend', 'AmountSend', 'TaxDrop']);
    expect(findAll(element, '[data-id="note"]').map(textOf)).toEqual(['sent as stored', 'not sent']);
    expect(textOf(find(element, '[data-path="Tax"] .text')!)).toBe('not sent');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('has a mark of its own for what is left in place', async () => {
    const element = await open({ values: WITHOUT_EMAILS.values });
    expect(find(element, '.layer-kept mark, mark.layer-kept')).not.toBeNull();
    expect(textOf(find(element, '[data-id="legend"]')!)).toContain('Left in place');
  });
});
