/** true when the digits of a card number (blanks and hyphens allowed) pass the Luhn check, ISO/IEC 7812-1 annex B. */
export function passesLuhn(card: string): boolean {
  const digits = [...card.replace(/[ -]/g, '')].map(Number).reverse();
  if (digits.length < 12 || digits.some(Number.isNaN)) return false;
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** true when an IBAN (blanks allowed) has the remainder 1, ISO 13616 / ISO 7064 mod 97-10. */
export function passesMod97(iban: string): boolean {
  const compact = iban.replaceAll(' ', '').toUpperCase();
  return (
    /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact) && remainder(compact.slice(4) + compact.slice(0, 4)) === 1
  );
}

/** Makes an IBAN with valid check digits, written in groups of four. */
export function ibanOf(country: string, accountPart: string): string {
  const check = 98 - remainder(`${accountPart}${country}00`);
  return `${country}${String(check).padStart(2, '0')}${accountPart}`.replace(/(.{4})(?=.)/g, '$1 ');
}

function remainder(text: string): number {
  let rest = 0;
  for (const character of text) {
    for (const digit of String(parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}
