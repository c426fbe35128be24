const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** True for the form of a Salesforce id: 15 letters and digits, or 18. */
export function isSalesforceId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}

/** The 18-character form of a 15- or 18-character id: five capital-letter bits per check character. */
export function toId18(id: string): string {
  const short = id.slice(0, 15);
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let position = 0; position < 5; position += 1) {
      if (/[A-Z]/.test(short.charAt(block + position))) bits += 1 << position;
    }
    suffix += LETTERS.charAt(bits);
  }
  return short + suffix;
}
