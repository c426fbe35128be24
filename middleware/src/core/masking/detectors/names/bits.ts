/** What is known of a word. Bits, so that one look-up answers every question; a word may be several things at once. */
export const FIRST = 1;
export const LAST = 2;
/** An everyday word of some language. With FIRST or LAST: needs more evidence before it is a name. */
export const ORDINARY = 4;
export const PLACE = 8;
/** Never part of a name, wherever it stands: function words, months, greetings, products. */
export const STOP = 16;
export const TITLE = 32;
export const ROLE = 64;
/** Makes what stands before it an organisation: Bank, University, Verein. */
export const ORGANIZATION = 128;
export const STREET = 256;
export const PARTICLE = 512;

/** Has the ending of a family name: -sson, -owicz, -escu. Weaker than LAST. */
export const LOOKS_LAST = 1024;

/** A product or a firm: also STOP. */
export const PRODUCT = 2048;

/** Unlisted, with the ending of an English word (-ing, -ed): no name at the start of a sentence, but Lessing is one. */
export const SOFT = 4096;

/** Inc, GmbH: an organisation ends here, when it is written as the law writes it. */
export const LEGAL_FORM = 8192;

/** A name part that is nothing else: `Katharina`, not `Rose` or `Florence`. */
export const isClear = (facts: number): boolean => (facts & (ORDINARY | PLACE | STOP | ROLE)) === 0;
