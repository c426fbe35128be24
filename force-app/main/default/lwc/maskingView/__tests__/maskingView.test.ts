import { countsText, placesOf, segmentsOf, sorted, summaryOf, treatmentOf } from 'c/maskingView';
import { EMAIL, place, previewOf, TEXT, VALUE, WITHOUT_EMAILS } from 'test/masking';

const textsOf = (...parameters: Parameters<typeof segmentsOf>) =>
  segmentsOf(...parameters).map(({ text, mark }) => (mark ? `[${text}]` : text));

describe('c/maskingView', () => {
  it('cuts a value at its places, as it is sent and as it is stored', () => {
    expect(textsOf(VALUE, 'sent', 1)).toEqual([
      'Ask ',
      '[PERSON-K7-0001]',
      ' at ',
      '[EMAIL-K7-0002]',
      ' today.',
    ]);
    expect(textsOf(VALUE, 'stored', 1).join('').replaceAll(/[[\]]/g, '')).toBe(TEXT);
  });

  it('gives every place the colour of its layer, its type and its number', () => {
    const marks = segmentsOf(VALUE, 'sent', 4).flatMap(({ mark }) => mark ?? []);
    expect(marks.map(({ className }) => className)).toEqual(['span layer-record', 'span layer-detector']);
    expect(marks[0]).toMatchObject({ tag: 'Person', number: 4, spoken: ' (Person, Record search, 4)' });
    expect(marks[1]?.title).toBe('Email · Detector · email');
  });

  it('leaves what is left in place as it is, and says so', () => {
    const [value] = WITHOUT_EMAILS.values;
    const last = segmentsOf(value!, 'sent', 1).at(-2);
    expect(last).toMatchObject({ text: 'ingrid@example.com', mark: { className: 'span layer-kept' } });
    expect(placesOf(WITHOUT_EMAILS)[1]).toMatchObject({ kept: true, layer: 'Left in place' });
  });

  it('shows a place that another one covers in the list only', () => {
    const under = place('Halvorsen', { layer: 'name', kept: true });
    const value = { ...VALUE, spans: [...VALUE.spans, under] };
    const [first] = sorted(previewOf([value])).values;
    expect(textsOf(first!, 'stored', 1).join('').replaceAll(/[[\]]/g, '')).toBe(TEXT);
    expect(placesOf(previewOf([first!])).map(({ stored }) => stored)).toEqual([
      'Ingrid Halvorsen',
      'Halvorsen',
      'ingrid@example.com',
    ]);
  });

  it('numbers places through all values', () => {
    const places = placesOf(previewOf([VALUE, { ...VALUE, path: 'Subject' }]));
    expect(places.map(({ number, path }) => `${number} ${path}`)).toEqual([
      '1 Text',
      '2 Text',
      '3 Subject',
      '4 Subject',
    ]);
  });

  it.each([
    [previewOf(), '2 places masked: 1 Person, 1 Email.'],
    [WITHOUT_EMAILS, '1 place masked: 1 Person. 1 place left, because a rule switches the type off.'],
    [previewOf([{ ...VALUE, spans: [] }]), 'Nothing was found. Everything is sent as it is stored.'],
    [
      previewOf([{ ...VALUE, spans: [place('ingrid@example.com', { ...EMAIL, kept: true })] }]),
      'Nothing is masked. 1 place left, because a rule switches the type off.',
    ],
  ])('says in a sentence what was found', (preview, sentence) => {
    expect(summaryOf(preview)).toBe(sentence);
  });

  it('puts counts and treatments in words', () => {
    expect(countsText({ Person: { record: 2, name: 1 }, Email: { detector: 1 } })).toBe(
      '3 Person (Record search, Name in text), 1 Email (Detector)',
    );
    expect(treatmentOf('mask inside')).toBe('Mask Inside');
    expect(treatmentOf('another')).toBe('another');
  });
});
