import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';
import { isOneOf, wordsBefore, type NumberWords } from './number-words.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
/** Version byte, hash of 20 bytes, checksum of four. */
const ADDRESS_BYTES = 25;
/** Version bytes of Bitcoin's two old kinds of address. */
const VERSIONS = [0, 5];
const ETHER = /0x[0-9A-Fa-f]{40}(?![0-9A-Za-z])/y;
/** Currencies and where they are kept, in the languages of the rows. */
const CURRENCIES: NumberWords = {
  words: new Set(
    'btc ltc doge trx xrp sol eth wallet wallets portefeuille monedero cartera carteira portafoglio'.split(
      ' ',
    ),
  ),
  stems: /^(?:bitcoin|litecoin|dogecoin|tron$|ripple|solana|ethereum|krypto|crypto|cripto)/,
};
const LONGEST = 48;

function find({ text, digitGroups }: ScannedText): Place[] {
  const places: Place[] = [];
  if (digitGroups.length === 0) return places;
  findEther(text, places);
  findBech32(text, 'bc1', places);
  findBech32(text, 'BC1', places);
  let done = 0;
  for (const group of digitGroups) {
    if (group.start < done) continue;
    const word = wordAround(text, group, done);
    done = word.end;
    if (isBase58(text, word)) places.push(word);
  }
  return places;
}

function findEther(text: string, places: Place[]): void {
  for (let at = text.indexOf('0x'); at >= 0; at = text.indexOf('0x', at + 2)) {
    ETHER.lastIndex = at;
    if (!isWordCharacter(text.charAt(at - 1)) && ETHER.test(text)) places.push({ start: at, end: at + 42 });
  }
}

/** BIP 173: one case, 14 to 90 characters, and a checksum over all of them. */
function findBech32(text: string, prefix: string, places: Place[]): void {
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 3)) {
    if (isWordCharacter(text.charAt(at - 1))) continue;
    const end = tokenEnd(text, at, 90);
    if (end - at < 14 || isWordCharacter(text.charAt(end))) continue;
    const written = text.slice(at, end);
    const oneCase = written === written.toLowerCase() || written === written.toUpperCase();
    if (oneCase && passesBech32(written.toLowerCase())) places.push({ start: at, end });
  }
}

const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What is left of a right address: 1 for BIP 173, the other number for its successor, BIP 350. */
const REMAINDERS = [1, 0x2bc830a3];

function passesBech32(address: string): boolean {
  const data = [...address.slice(3)].map((character) => BECH32.indexOf(character));
  if (data.includes(-1)) return false;
  let sum = 1;
  // "bc" in high bits, a zero, its low bits, then the data.
  for (const value of [3, 3, 0, 2, 3, ...data]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATORS.entries()) if ((top >>> bit) & 1) sum ^= generator;
  }
  return REMAINDERS.includes(sum);
}

/** Letters and digits around a group of digits. What is far longer than an address is cut; it is none. */
function wordAround(text: string, { start, end }: Place, done: number): Place {
  let from = start;
  while (from > done && start - from <= LONGEST && isAlphanumeric(text.charCodeAt(from - 1))) from -= 1;
  return { start: from, end: Math.max(end, tokenEnd(text, from, LONGEST)) };
}

/** One of Bitcoin's, or any long base58 word after the name of a currency or a wallet: other chains, or a slip. */
function isBase58(text: string, { start, end }: Place): boolean {
  if (end - start < 26 || end - start > LONGEST) return false;
  const written = text.slice(start, end);
  if (!/[a-z]/.test(written) || !/[A-Z]/.test(written)) return false;
  if (isWordCharacter(text.charAt(start - 1)) || isWordCharacter(text.charAt(end))) return false;
  if (![...written].every((character) => BASE58.includes(character))) return false;
  // What is as long as Bitcoin's and begins so has to be one.
  if (/^[13]/.test(written) && written.length <= 36) return isBitcoin(written);
  return wordsBefore(text, start).some((word) => isOneOf(word, CURRENCIES));
}

/** Decodes to 25 bytes with a version of Bitcoin's. The checksum would need SHA-256. */
function isBitcoin(written: string): boolean {
  let value = 0n;
  for (const character of written) {
    value = value * 58n + BigInt(BASE58.indexOf(character));
  }
  const version = Number(value >> BigInt(8 * (ADDRESS_BYTES - 1)));
  if (!VERSIONS.includes(version)) return false;
  // Every leading "1" is a byte of zeroes; the rest of the bytes are the number's.
  const zeroes = /^1*/.exec(written)![0].length;
  return zeroes + Math.ceil(value.toString(16).length / 2) === ADDRESS_BYTES;
}

function tokenEnd(text: string, start: number, most: number): number {
  let end = start;
  while (end - start <= most && isAlphanumeric(text.charCodeAt(end))) end += 1;
  return end;
}

const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

export const crypto: Detector = {
  name: 'crypto-address',
  type: 'CRYPTO',
  find,
  hits: [
    'sent to «1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa» today',
    'Wallet: «bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4», «BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4»',
    'Zahlung an «0x52908400098527886E0F7030069857D2E4169EE7»',
    'portefeuille bitcoin : «3P14159f73E4gFr7JterCCQh9QjiTjiZrG»',
    'su monedero es «TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH»',
  ],
  misses: [
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
    '0x52908400098527886E0F7030069857D2E4169EE7AA',
    '0x5290840009852788',
    'tracking 1Z999AA10123456784',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa2',
    'TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH',
    'wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa2',
    '3e5f1a9c0b7d2468ace013579bdf2468',
  ],
};
