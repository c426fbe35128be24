import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';

/** What an account's name is called. The first kind needs no sign before the name. */
export const USERNAME_WORDS =
  /\b(?:user[ _-]?names?|user[ _-]?ids?|log[ _-]?in[ _-]?(?:names?|ids?)|screen ?names?|benutzer(?:name|kennung|konto)|anmeldename|nutzername|nom d['’]utilisateur|identifiant(?: de connexion)?|nombre de usuario|usuario|nome utente|utente|nome de usuário|gebruikersnaam|(?:logged|signed) in as|(?:log|sign)(?:s|ged)? in as|angemeldet als|connecté en tant que|logins? (?:for|by|of)|login|user|uid|nickname|handle|alias|skype(?: id)?|telegram|twitter|instagram|tiktok|github|discord)\b/gi;
const BARE =
  /^(?:user[ _-]?name|user[ _-]?id|log[ _-]?in[ _-]?(?:name|id)|screen ?name|benutzer|anmelde|nutzer|nom d|identifiant|nombre de|nome|gebruikers|logged|signed|log|sign|angemeldet|connecté)/i;
/** Between the word and the name. */
const SIGN = /["']?[ \t]{0,2}[:=][ \t]{0,3}["'\u201c\u201e«]?/y;
const IS = /(?: (?:is|was|ist|lautet|est|es|è|é))?[ \t]{1,2}["'\u201c\u201e«]?/y;
const NAME = /@?[\p{L}\p{N}_](?:[\p{L}\p{N}_.\\-]{0,62}[\p{L}\p{N}_])?/uy;
const SOCIAL =
  /\b(?:twitter|instagram|insta|ig|tiktok|telegram|threads|mastodon|bluesky|linkedin|github|discord|snapchat|youtube|facebook|handle|follow|folgen|suivre|seguir|dm|profile|profil|account|konto|social|username|user|x)\b[^\n@]{0,16}$/i;
const SOCIAL_DISTANCE = 36;
/** What only an account is called: j.lee, jlee42. Behind a bare "user" any other word is a word. */
const ACCOUNT_FORM = /^(?:[a-z]\.[a-z]{3,}\d{0,4}|[a-z]{4,}\d{2,4})$/;
/** Words that follow "username" without being one. */
const ORDINARY =
  /^(?:is|was|and|or|und|oder|et|y|e|the|der|die|das|le|la|el|a|an|for|für|pour|para|of|von|de|not|nicht|field|feld|champ|campo|format|page|name|names|already|exists|must|should|can|cannot|has|have|with|mit|but|unknown|none|null|required|invalid|incorrect|missing|empty|admin|guest|root|test|see|siehe|only|change|reset|policy|information|info|details|data|falsch|gesperrt|ungültig|unbekannt|bekannt|vergessen|locked|taken|wrong|correct|bloqueado|incorrecto|incorrect|invalide|inconnu|bloqué|requis|obligatorio)$/i;

function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  findNamed(text, places);
  findHandles(text, places);
  return places;
}

function findNamed(text: string, places: Place[]): void {
  USERNAME_WORDS.lastIndex = 0;
  for (let match = USERNAME_WORDS.exec(text); match; match = USERNAME_WORDS.exec(text)) {
    const after = USERNAME_WORDS.lastIndex;
    SIGN.lastIndex = after;
    IS.lastIndex = after;
    const signed = SIGN.test(text);
    if (!signed && !IS.test(text)) continue;
    NAME.lastIndex = signed ? SIGN.lastIndex : IS.lastIndex;
    const name = NAME.exec(text);
    if (!name || !isName(text, name[0], NAME.lastIndex, signed)) continue;
    if (!signed && !BARE.test(match[0]) && !ACCOUNT_FORM.test(name[0])) continue;
    places.push({ start: name.index, end: NAME.lastIndex });
    USERNAME_WORDS.lastIndex = NAME.lastIndex;
  }
}

/** The id of a user or a record in Salesforce: the model compares those, and they are nobody's name. */
const RECORD_ID = /^00[0-9A-Za-z]{13}(?:[0-9A-Za-z]{3})?$/;

/** A name of digits, dots and the like shows itself; a plain word has to end its part of the sentence. */
function isName(text: string, name: string, end: number, signed: boolean): boolean {
  if (name.length < 3 || ORDINARY.test(name) || RECORD_ID.test(name) || text.charAt(end) === '@')
    return false;
  if (/^@?\p{L}+[\d_.\\-]/u.test(name) || name.startsWith('@')) return true;
  if (/^\d+$/.test(name)) return signed && name.length >= 4;
  const closed = /^["'\u201d»]?[ \t]*(?:$|[\r\n,;.)\]}|/])/.test(text.slice(end, end + 6));
  return closed && (signed || /^[\p{Ll}\d]+$/u.test(name));
}

/** "@name" after the name of a network or a word such as "follow". */
function findHandles(text: string, places: Place[]): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isWordCharacter(text.charAt(at - 1)) || !/[A-Za-z0-9_]/.test(text.charAt(at + 1))) continue;
    NAME.lastIndex = at;
    const name = NAME.exec(text);
    if (!name || name[0].length < 4 || text.charAt(NAME.lastIndex) === '@') continue;
    if (!SOCIAL.test(text.slice(Math.max(0, at - SOCIAL_DISTANCE), at))) continue;
    places.push({ start: at, end: NAME.lastIndex });
    at = NAME.lastIndex - 1;
  }
}

export const username: Detector = {
  name: 'username',
  type: 'USERNAME',
  find,
  hits: [
    'user name «ana.souza7», prefers mail',
    'Username: «asouza»',
    'logged in as «jlee42» twice',
    'Benutzername lautet «m.braun», bitte prüfen',
    "nom d'utilisateur : «cmoreau»",
    'su usuario: «lgarcia_9»',
    '{"login":"«asouza»","id":7}',
    'login fails for user «k.souza», since noon',
    'nine failed logins for «k.souza» from there',
    'reset of user «asouza42» done',
    'follow her on Twitter: «@ana_writes»',
    'Instagram «@lee.photo» and TikTok «@lee.clips»',
  ],
  misses: [
    'the username field is required',
    'username already exists',
    'login page, and more',
    'user id not found.',
    'ask @support for help',
    'Der Benutzername ist falsch',
    'user: the one who signs',
    'user guide.pdf and user story 311',
    'failed logins for all of them',
    'handle with care',
    'meet @noon',
    'user id: 0055g00000abcDE',
  ],
};
