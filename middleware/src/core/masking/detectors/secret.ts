import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';
import { BEGINNINGS, isKeyCharacter, leastAfter, looksRandom } from './secret-forms.ts';
import { findNamedSecrets } from './secret-names.ts';

const LONGEST_KEY = 4096;
const DOT = 46;
const JWT = /^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/;
/** Organization id, exclamation mark, and the rest of a Salesforce session id. */
const SESSION = /00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?!/y;
const KEY_BLOCK = '-----BEGIN ';
const KEY_KIND = /(?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
const KEY_END = '-----END ';

function find(scanned: ScannedText): Place[] {
  const places: Place[] = [];
  // All but the web tokens have digits in them.
  if (scanned.digitGroups.length > 0 || scanned.text.includes('eyJ')) findKeys(scanned.text, places);
  findKeyBlocks(scanned.text, places);
  findNamedSecrets(scanned.text, places);
  return places;
}

function findKeys(text: string, places: Place[]): void {
  BEGINNINGS.lastIndex = 0;
  for (let match = BEGINNINGS.exec(text); match; match = BEGINNINGS.exec(text)) {
    const start = match.index;
    const beginning = match[0];
    if (/[-_]/.test(text.charAt(start - 1)) && isWordCharacter(text.charAt(start - 2))) continue;
    const end = beginning === '00D' ? sessionEnd(text, start) : keyEnd(text, start, beginning);
    if (end === null) continue;
    places.push({ start, end });
    BEGINNINGS.lastIndex = end;
  }
}

function walk(text: string, start: number, dots: boolean): number {
  let end = start;
  while (end - start < LONGEST_KEY) {
    const code = text.charCodeAt(end);
    if (!isKeyCharacter(code) && !(dots && code === DOT)) break;
    end += 1;
  }
  while (end > start && text.charCodeAt(end - 1) === DOT) end -= 1;
  return end;
}

function keyEnd(text: string, start: number, beginning: string): number | null {
  const dots = beginning === 'eyJ' || beginning.endsWith('.');
  const end = walk(text, start + beginning.length, dots);
  const rest = text.slice(start + beginning.length, end);
  if (beginning === 'eyJ') return JWT.test(text.slice(start, end)) ? end : null;
  return rest.length >= leastAfter(beginning) && looksRandom(rest) ? end : null;
}

function sessionEnd(text: string, start: number): number | null {
  SESSION.lastIndex = start;
  if (!SESSION.test(text)) return null;
  const end = walk(text, SESSION.lastIndex, true);
  return end - SESSION.lastIndex >= 20 ? end : null;
}

/** A private key from its first line to its last; to the end of its lines of base64 when the last line was cut off. */
function findKeyBlocks(text: string, places: Place[]): void {
  let closing: number | null = null;
  for (let at = text.indexOf(KEY_BLOCK); at >= 0; at = text.indexOf(KEY_BLOCK, at + 1)) {
    KEY_KIND.lastIndex = at + KEY_BLOCK.length;
    if (!KEY_KIND.test(text)) continue;
    const body = KEY_KIND.lastIndex;
    if (closing === null || (closing >= 0 && closing < body)) closing = text.indexOf(KEY_END, body);
    const end = closing >= 0 ? endOfClosing(text, closing) : endOfBody(text, body);
    places.push({ start: at, end });
    at = end - 1;
  }
}

function endOfClosing(text: string, at: number): number {
  KEY_KIND.lastIndex = at + KEY_END.length;
  return KEY_KIND.test(text) ? KEY_KIND.lastIndex : at + KEY_END.length;
}

function endOfBody(text: string, start: number): number {
  let end = start;
  while (end < text.length && /[A-Za-z0-9+/=\s\\]/.test(text.charAt(end))) end += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Keys of the examples are put together here, so that no scanner of this code takes them for real ones. */
const made = (beginning: string, length: number): string =>
  beginning + 'Ab3dE6gH9'.repeat(20).slice(0, length);
const token = `${made('eyJ', 20)}.${made('eyJ', 30)}.${made('', 43)}`;
const block = (rest: string): string => `-----BEGIN ${rest}`;

export const secret: Detector = {
  name: 'secret',
  type: 'SECRET',
  find,
  hits: [
    `key «${made('sk-proj-', 40)}» leaked`,
    `«${made('AKIA', 16)}», «${made('ghp_', 36)}» or «${made('xoxb-', 24)}».`,
    `(«${made('AIza', 35)}», «${made('SG.', 22)}»)`,
    `sent «${token}» again`,
    `sid «${made('00D', 12)}!${made('AQ', 40)}» expired`,
    `«${block('RSA PRIVATE KEY-----')}\n${made('MII', 64)}\n-----END RSA PRIVATE KEY-----» here`,
    `«${block('PRIVATE KEY-----')}\n${made('MII', 64)}»`,
    `Authorization: Bearer «${made('', 30)}»`,
    'password: «hunter2!», thanks',
    'Passwort lautet «Sommer24», bitte ändern',
    'mot de passe : «s0leil»',
    'la contraseña es «Clave-99»',
    `api_key="«${made('', 12)}»" and pwd=«sunshine»;`,
    'Server=db;Database=crm;Password=«p4ss»;Encrypt=yes',
    '{"client_secret": "«abc-123-def»"}',
  ],
  misses: [
    'sk-learn-is-a-library-of-python',
    'reset your password: click the link',
    'the password is incorrect',
    'Password: required',
    'password must be changed',
    'AKIA is a prefix',
    'eyJ',
    '-----BEGIN CERTIFICATE-----',
    'api key: see the vault',
    'Passwort vergessen? Hier klicken',
    'token ring network',
    '00D5g000004Qx7B',
    'bearer of good news',
  ],
};
