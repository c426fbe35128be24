/** redact-pii 3.4.0 as a detector for the scorer, all built-in rules on. */
import { align, type Place, type Placeholder } from './align.ts';
import { loadPeer } from './install.ts';

interface Library {
  SyncRedactor: new () => { redact(text: string): string };
}

const redactor = new (loadPeer<Library>('redact-pii').SyncRedactor)();

export const label = 'redact-pii 3.4.0';

const PLACEHOLDERS: Placeholder[] = [
  { word: 'CREDIT_CARD_NUMBER', type: 'CREDIT_CARD', like: /^[\d -]{14,20}$/ },
  { word: 'STREET_ADDRESS', type: 'ADDRESS', like: /^(?:\d+\s*\w|P)[^\n]*$/i },
  { word: 'ZIPCODE', type: 'ZIP_CODE', like: /^\d{5}(?:-\d{4})?$/ },
  { word: 'PHONE_NUMBER', type: 'PHONE_NUMBER', like: /^[(+\d][\dA-Z()+. -]{5,20}$/ },
  { word: 'IP_ADDRESS', type: 'IP_ADDRESS', like: /^[\da-f.:]+$/i },
  { word: 'US_SOCIAL_SECURITY_NUMBER', type: 'US_SSN', like: /^\d{3}.\d{2}.\d{4}$/ },
  { word: 'EMAIL_ADDRESS', type: 'EMAIL_ADDRESS', like: /^[\w.+-]+@[\w.]+$/ },
  { word: 'USERNAME', type: 'USERNAME', like: /^(?:user|login)[^\n]*: \S+$/i },
  { word: 'PASSWORD', type: 'SECRET', like: /^(?:pass|secret)\w*: \S+$/i },
  { word: 'CREDENTIALS', type: 'SECRET', like: /^(?:login|cred)/i },
  { word: 'DIGITS', type: 'ID', like: /^\d{4,}$/ },
  { word: 'URL', type: 'URL', like: /^\S+:\/\/\S*$/ },
  { word: 'PERSON_NAME', type: 'PERSON', like: /^[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2}$/u },
];

/** What is timed: the library's own work. */
export const work = (text: string): unknown => redactor.redact(text);

export const detect = (text: string): Promise<Place[]> =>
  Promise.resolve(align(text, redactor.redact(text), PLACEHOLDERS) ?? []);
