/** @redactpii/node 1.0.17 as a detector for the scorer, all rules on, without an API key. */
import { align, type Place, type Placeholder } from './align.ts';
import { loadPeer } from './install.ts';

interface Library {
  Redactor: new () => { redact(text: string): string };
}

const redactor = new (loadPeer<Library>('@redactpii/node').Redactor)();

export const label = '@redactpii/node 1.0.17';

const PLACEHOLDERS: Placeholder[] = [
  { word: 'CREDIT_CARD_NUMBER', type: 'CREDIT_CARD', like: /^[\d -]{14,20}$/ },
  { word: 'EMAIL_ADDRESS', type: 'EMAIL_ADDRESS', like: /^[\w.-]+@[\w.-]+$/ },
  { word: 'PERSON_NAME', type: 'PERSON', like: /^(?:\.\s+)?(?:dear|hi|hello|greetings|hey)/i },
  { word: 'PHONE_NUMBER', type: 'PHONE_NUMBER', like: /^[(+\d][\d(). +-]{6,18}$/ },
  { word: 'US_SOCIAL_SECURITY_NUMBER', type: 'US_SSN', like: /^\d{3}.\d{2}.\d{4}$/ },
];

/** What is timed: the library's own work. */
export const work = (text: string): unknown => redactor.redact(text);

/** Its names include the greeting before them, which is not counted against it. */
export const detect = (text: string): Promise<Place[]> => {
  const places = align(text, redactor.redact(text), PLACEHOLDERS) ?? [];
  return Promise.resolve(
    places.map((place) => (place.type === 'PERSON' ? withoutGreeting(text, place) : place)),
  );
};

function withoutGreeting(text: string, place: Place): Place {
  const greeting = /^(?:\.\s+)?(?:dear|hi|hello|greetings|hey there|hey)\s+/i.exec(
    text.slice(place.start, place.end),
  );
  return { ...place, start: place.start + (greeting?.[0].length ?? 0) };
}
