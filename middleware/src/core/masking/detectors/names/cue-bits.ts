/** What a word says of its surroundings. Bits beside those of bits.ts, which say what the word is itself. */

/** Ends a phrase of DEEDS, of NAMINGS, of LABELS. */
export const DEED = 1;
export const NAMING = 2;
export const LABEL = 4;
/** A label whose value is a name even in small letters. */
export const SURE_LABEL = 8;
export const GREETING = 16;
export const SIGN_OFF = 32;
export const HUMAN_VERB = 64;
export const ANY_VERB = 128;
/** Makes what follows a thing or a town. */
export const THING_BEFORE = 256;
/** Makes what stands before it a thing. */
export const THING_HEAD = 512;
export const REQUEST = 1024;
export const MONTH = 2048;
export const JOINING = 4096;
/** Suite, box: an address goes on. */
export const UNIT = 8192;
/** San, rue: a place begins. */
export const PLACE_FIRST = 16384;
export const FIRM = 32768;
/** Begins one of KNOWN_PAIRS. */
export const PAIR = 65536;
/** May stand before a label. */
export const LABEL_ADJECTIVE = 131072;
/** A relative: what follows "her son" is a name. */
export const KIN_WORD = 262144;
export const POSSESSIVE = 524288;
/** Born: what stands before it is a person. */
export const BIRTH = 1048576;
/** Is, between a role and a name. */
export const COPULA = 2097152;
