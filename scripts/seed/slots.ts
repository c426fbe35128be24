import { birthdate, type SeededAccount } from './accounts.ts';
import { day, moment, written, writtenInAmerica, type Language } from './dates.ts';
import type { Ledger } from './ledger.ts';
import { entry, otherPeople, type Entry, type Slot } from './other-people.ts';
import { iban, ipAddress, socialSecurityNumber } from './numbers.ts';
import type { Random } from './random.ts';
import { TEST_CARDS } from './texts/companies.ts';
import type { TreeRecord } from './tree.ts';

/** What stands for a word in braces, and what kind of personal value that is (null: none). */
export type Slots = Map<string, Slot>;

/** Fills the words in braces and notes every personal value used. Throws for a word without a value. */
export function fill(text: string, slots: Slots, ledger: Ledger, recordReference: string): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => {
    const slot = slots.get(word);
    if (!slot) throw new Error(`No value for {${word}} in ${recordReference}: ${text.slice(0, 60)}`);
    if (slot.kind) ledger.note(slot.kind, slot.value, recordReference);
    return slot.value;
  });
}

/** The values of one story: the contact's own, other people's, and numbers that fit the country. Sets a missing birth date. */
export function slotsFor(
  random: Random,
  account: SeededAccount,
  contact: TreeRecord,
  story: { language: Language; third?: 'he' | 'she'; daysAgo: number; texts: string[] },
): Slots {
  return new Map([
    ...contactSlots(random, account, contact, story.language),
    ...otherPeople(random, account, story),
    ...numberSlots(random, account, story.language, story.daysAgo),
  ]);
}

function contactSlots(
  random: Random,
  account: SeededAccount,
  contact: TreeRecord,
  language: Language,
): Entry[] {
  contact['Birthdate'] ??= birthdate(random);
  const born = String(contact['Birthdate']);
  return [
    entry('first', contact['FirstName'], 'Name Part'),
    entry('last', contact['LastName'], 'Name Part'),
    entry('name', `${contact['FirstName']} ${contact['LastName']}`, 'Person'),
    entry('email', contact['Email'], 'Email'),
    entry('phone', contact['Phone'], 'Phone'),
    entry('mobile', contact['MobilePhone'], 'Phone'),
    entry('street', contact['MailingStreet'], 'Address'),
    entry('postal', contact['MailingPostalCode']),
    entry('city', contact['MailingCity']),
    entry('title', contact['Title']),
    entry(
      'dob',
      account.country.code === 'US' ? writtenInAmerica(born) : written(born, language),
      'Date of Birth',
    ),
    entry('account', account.name, 'Organization'),
    entry('agent', agentOf(account.owner), 'Name Part'),
  ];
}

/** The first name of the colleague who answers. */
export function agentOf(username: string): string {
  const name = username.split('.')[0] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const MONTH_OF = (language: Language, daysAgo: number): string =>
  written(day(-daysAgo), language === 'de' ? 'en' : language).match(/\p{L}{3,}/u)?.[0] ?? '';

const GERMAN_MONTHS: Record<string, string> = {
  January: 'Januar',
  February: 'Februar',
  March: 'März',
  May: 'Mai',
  June: 'Juni',
  July: 'Juli',
  October: 'Oktober',
  December: 'Dezember',
};

const CURRENCY_SYMBOLS: Record<string, string> = {
  US: '$',
  GB: '£',
  CA: '$',
  AU: '$',
  JP: '¥',
  BR: 'R$',
  IN: '₹',
};

function numberSlots(random: Random, account: SeededAccount, language: Language, daysAgo: number): Entry[] {
  const [card = '', card2 = ''] = random.sample(TEST_CARDS, 2);
  const month = MONTH_OF(language, daysAgo + 20);
  const bankAccount = iban(random, account.country);
  const amount = `${random.between(24, 980)}${language === 'en' ? '.' : ','}${random.digits(2)}`;
  const symbol = CURRENCY_SYMBOLS[account.country.code];
  const entries = [
    entry('month', language === 'de' ? (GERMAN_MONTHS[month] ?? month) : month),
    entry('count', random.between(14, 640)),
    entry('amount', symbol ? `${symbol}${amount}` : `${amount} EUR`),
    entry('date', written(day(-daysAgo - random.between(6, 30)), language)),
    entry('date2', written(day(-daysAgo + random.between(7, 20)), language)),
    entry('order', `HB-${random.between(2, 9)}${random.digits(5)}`),
    entry('policy', `${random.pick(['GC', 'MB', 'PX'])}${random.digits(4)}-${random.digits(3)}`),
    entry('card', card, 'Card'),
    entry('card2', card2, 'Card'),
    entry('ssn', socialSecurityNumber(random), 'SSN'),
    entry('ssn2', socialSecurityNumber(random), 'SSN'),
    entry('ip', ipAddress(random, 4), 'IP'),
    entry('ip6', ipAddress(random, 6), 'IP'),
    entry(
      'url',
      `https://portal.halvorsen-benefits.example/${random.pick(['exports', 'members', 'jobs'])}/${random.digits(6)}?tenant=${account.domain.split('.')[0]}`,
      'URL',
    ),
  ];
  if (bankAccount) {
    entries.push(
      entry('iban', bankAccount, 'IBAN'),
      entry('ibanEnd', bankAccount.replaceAll(' ', '').slice(-4)),
    );
  }
  return entries;
}

/** true when every word in braces of the texts has a value. */
export function fits(texts: string[], slots: Slots): boolean {
  return texts.every((text) => [...text.matchAll(/\{(\w+)\}/g)].every(([, word]) => slots.has(word ?? '')));
}

/** A point in time as the REST API takes it, never after the base date. */
export function past(daysAgo: number, hour: number, minute: number): string {
  return moment(-Math.max(daysAgo, 1), hour, minute);
}
