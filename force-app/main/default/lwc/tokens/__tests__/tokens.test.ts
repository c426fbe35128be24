import { splitTokens } from 'c/tokens';

const masked = (text: string) =>
  splitTokens(text)
    .filter((part) => part.masked)
    .map((part) => part.text);

describe('tokens', () => {
  it('finds tokens and redaction marks, and loses no character', () => {
    const text = 'Call PERSON-K7-0001 (PHONE-K7-0002), born DATE_OF_BIRTH-K7-0003: [redacted].';
    expect(masked(text)).toEqual(['PERSON-K7-0001', 'PHONE-K7-0002', 'DATE_OF_BIRTH-K7-0003', '[redacted]']);
    expect(
      splitTokens(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('leaves words that only look similar', () => {
    expect(masked('ISO-9001, A-1, SKU-K7-12, person-k7-0001, EMAIL-K7-00011')).toEqual([]);
  });

  it('has no part for an empty text', () => {
    expect(splitTokens('')).toEqual([]);
  });
});
