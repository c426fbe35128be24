import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneCandidate } from './phone-candidates.ts';

/** The country codes of ITU-T E.164, by their first digits. */
const COUNTRY_CODE =
  /^(?:1|7|2[07]|2[1-689]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d|8[1246]|8[0578]\d|9[0-58]|9[679]\d)/;
const DATE =
  /^\(?(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|\d{1,2}[-./](?:19|20)\d\d(?!\d)|(?:19|20)\d\d ?[-/\u2013] ?(?:19|20)\d\d(?!\d)|\d{1,2}\.\d\d ?[-\u2013] ?\d{1,2}\.\d\d(?!\d))/;
/** Area and mobile codes as they are dialled at home, without a gap: 0 and nine or ten digits. */
const DIALLED = /^0[1-9]\d{8,9}$/;

/** True for a date, a span of years or of times. */
export const isDate = (written: string): boolean => DATE.test(written);

/** "+", "00" or "011", a country code, and as many digits as its numbers have. */
export function isInternational(written: string, { digits }: PhoneCandidate): boolean {
  if (/^\(?[+\uff0b]/.test(written)) return isE164(digits);
  const exit = /^\(?(00|011)([\d]*)/.exec(written);
  if (!exit) return false;
  const code = exit[2] ?? '';
  const rest = digits.slice(exit[1]!.length);
  const apart = exit[0].length < written.length;
  if (!apart) return rest.length >= 10 && (parsePhoneNumberFromString('+' + rest)?.isValid() ?? false);
  const whole = code === '' || COUNTRY_CODE.exec(code)?.[0] === code;
  return whole && COUNTRY_CODE.test(rest) && rest.length >= 7;
}

function isE164(digits: string): boolean {
  const code = COUNTRY_CODE.exec(digits)?.[0];
  if (!code || digits.length > 15) return false;
  if (code === '1') return digits.length === 11;
  // Small islands have very short numbers; the library knows them.
  if (digits.length >= 9) return true;
  return digits.length >= 6 && (parsePhoneNumberFromString('+' + digits)?.isPossible() ?? false);
}

const TRUNK = /^(?:0[1-9]\d*|\(0[1-9]\d*\)|0(?=[ (/-]))/;
/** A group of one digit: nobody writes a telephone number so, but for the 0 in front. */
const LONE_DIGIT = /\D\d(?!\d)/;
/** The groups of a United States social security number. */
const SOCIAL_SECURITY = /^\d{3}(\D)\d\d\1\d{4}$/;
const BRACKETED = /^\(\d{2,4}\)[ -]?\d{3,5}[ -]\d{3,4}$/;
/** 532 123 45 67: the form of Turkey and its neighbours, with one and the same sign between the groups. */
const THREE_THREE_TWO_TWO = /^[2-9]\d\d([ .-])\d{3}\1\d\d\1\d\d$/;

/** A form that only telephone numbers have, written without a country code. */
export function isNational(written: string, { digits, northAmerican }: PhoneCandidate): boolean {
  if (northAmerican || BRACKETED.test(written) || THREE_THREE_TWO_TWO.test(written)) return true;
  if (!TRUNK.test(written) || digits.length < 9 || digits.length > 12) return false;
  if (written.length > digits.length) {
    return !LONE_DIGIT.test(written) && !SOCIAL_SECURITY.test(written);
  }
  return DIALLED.test(digits);
}

/** Ten digits and nothing else make a value of their own: a number as data bases keep it. */
export function isBareNumber(digits: string): boolean {
  return /^[2-9]\d{9}$/.test(digits) && !digits.endsWith('0000');
}
