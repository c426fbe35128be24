import type { Place } from './detector.ts';

/** What people and programs call a secret. */
export const SECRET_NAMES =
  /(?:pass(?:word|wort|wd|code|phrase)|\bpwd|kennwort|zugangscode|mot de passe|\bmdp|contraseña|\bclave|\bsenha|wachtwoord|hasło|api[ _-]?(?:key|token|secret)|api-schlüssel|clé (?:d['’])?api|(?:access|account|secret|auth|shared access|private|signing|encryption)[ _-]?(?:key|token)|accountkey|sharedaccesskey|client[ _-]?secret|consumer[ _-]?secret|security[ _-]?token|bearer|authorization: basic|\b(?:secret|token|sig))/gi;
/** A piece of every name above, so that a text without any of them is left after one quick look. */
export const HINT = /pas|pwd|kennw|zugang|mdp|contr|clave|senha|wacht|has|api|key|tok|secr|bear|basic|\bsig/i;
/** Between the name and the secret: a sign, or a word that says "is". */
const SIGN = /["']?(?:s|\(s\))?[ \t]{0,3}(?::|=>|:=|=|->)[ \t]{0,3}/y;
const IS = /(?: (?:is|was|lautet|ist|est|es|é|to|are))(?: now| jetzt)?:?[ \t]{1,3}/y;
const OPENING = /["'`\u201c\u201e«]/;
const OUTSIDE = /[\s"'`<>;,\u201c\u201d«»]/;
const LONGEST = 512;
/** Said of a secret instead of it. */
const NO_SECRET =
  /^(?:required|optional|none|null|nil|true|false|undefined|unknown|yes|no|n\/a|empty|missing|hidden|reset|expired|changed|invalid|incorrect|wrong|correct|string|text|see|not|the|a|an|to|ja|nein|keine?s?|siehe|falsch|abgelaufen|non|aucun|voir|incorrecta?|ninguna?|\*+|\.+|[x]+|\[.*|\{.*|\$\{.*|%.*)$/i;

/** "password: …", "Passwort lautet …", "api_key=…": what follows the name, without the quotes around it. */
export function findNamedSecrets(text: string, places: Place[]): void {
  if (!HINT.test(text)) return;
  SECRET_NAMES.lastIndex = 0;
  for (let match = SECRET_NAMES.exec(text); match; match = SECRET_NAMES.exec(text)) {
    const place = secretAfter(text, SECRET_NAMES.lastIndex, match[0].toLowerCase());
    if (!place) continue;
    places.push(place);
    SECRET_NAMES.lastIndex = place.end;
  }
}

function secretAfter(text: string, at: number, name: string): Place | null {
  const bearing = name === 'bearer' || name === 'authorization: basic';
  SIGN.lastIndex = at;
  IS.lastIndex = at;
  const signed = SIGN.test(text);
  let start = signed ? SIGN.lastIndex : at;
  if (bearing && text.charAt(at) === ' ') start = at + 1;
  else if (!signed && IS.test(text)) start = IS.lastIndex;
  else if (!signed) return null;
  const quoted = OPENING.test(text.charAt(start));
  if (quoted) start += 1;
  let end = start;
  while (end < text.length && end - start < LONGEST && !OUTSIDE.test(text.charAt(end))) end += 1;
  while (end > start && /[.!?:)\]}&]/.test(text.charAt(end - 1)) && !isWorthKeeping(text, end)) end -= 1;
  const written = text.slice(start, end);
  if (written.length < 4 || NO_SECRET.test(written)) return null;
  if (bearing) return written.length >= 16 ? { start, end } : null;
  return quoted || isSecret(text, { start, end }, signed) ? { start, end } : null;
}

/** An exclamation mark in front of a comma belongs to a password rather than to the sentence. */
const isWorthKeeping = (text: string, end: number): boolean =>
  text.charAt(end - 1) === '!' && /[,;"']/.test(text.charAt(end));

/** A plain word is one only when it ends its line or its part of it: "password: sunshine", not "password: click here". */
function isSecret(text: string, { start, end }: Place, signed: boolean): boolean {
  const written = text.slice(start, end);
  const plain = /^[A-Z]?[\p{Ll}\p{Lo}]+$/u.test(written);
  if (!plain) return signed || /\d|[^\p{L}]/u.test(written.slice(1, -1)) || /[^\p{L}.]$/u.test(written);
  const glued = signed && !/\s/.test(text.charAt(start - 1));
  return signed && (glued || /^[ \t]*(?:$|[\r\n,;.)&|])/.test(text.slice(end, end + 8)));
}
