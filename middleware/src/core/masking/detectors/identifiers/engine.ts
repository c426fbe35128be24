import type { ScannedText } from '../../scanned-text.ts';
import type { Finder, Found } from '../detector.ts';
import { isRepeated } from './check-digits.ts';
import { eachRun, isAlphanumeric, type Chunk } from './chunk-runs.ts';
import { CueReader, indexCues, type Cue, type CueIndex } from './cue-words.ts';
import type { IdentifierRow } from './identifier-row.ts';
import { isAlone } from './lone-number.ts';
import { BLANK, formsOf, LONGEST, separatorKind, type Form } from './shape.ts';

/** Forms of one length and one number of digits. Those that need a cue or an empty text are rarely looked at. */
interface Bucket {
  ready: Form[];
  waiting: Form[];
  allowed: number;
}

const SHORTEST = 5;
const MOST_CHUNKS = 7;
const DIGIT_COUNTS = 32;

/** Some chunks of a run, looked at as one number. */
interface Window {
  start: number;
  end: number;
  /** Bit n: a separator stands before the character n. */
  separators: number;
  kinds: number;
  /** Digits and nothing else. */
  plain: boolean;
  date: boolean;
  compact: string;
}

interface Reading {
  form: Form;
  certainty: 1 | 2 | 3;
  /** Of its cue; Infinity without one. */
  rank: number;
}

/** All rows as one detector: one pass over the text, however many rows there are. Prepared when it is first asked. */
export function createIdentifierFinder(rows: readonly IdentifierRow[]): Finder {
  let buckets: (Bucket | undefined)[] | null = null;
  let index: CueIndex | null = null;
  return (scanned) => {
    buckets ??= bucketsOf(rows);
    index ??= indexCues(rows);
    return new Search(scanned, buckets, index).found;
  };
}

function bucketsOf(rows: readonly IdentifierRow[]): (Bucket | undefined)[] {
  const buckets: (Bucket | undefined)[] = new Array((LONGEST + 1) * DIGIT_COUNTS).fill(undefined);
  for (const form of rows.flatMap(formsOf)) {
    for (let digits = Math.max(1, form.digits[0]); digits <= form.digits[1]; digits += 1) {
      const bucket = (buckets[form.length * DIGIT_COUNTS + digits] ??= {
        ready: [],
        waiting: [],
        allowed: 0,
      });
      const ready = form.row.needs === 'form' || form.row.needs === 'check';
      (ready ? bucket.ready : bucket.waiting).push(form);
      bucket.allowed |= form.allowed;
    }
  }
  return buckets;
}

const NONE: Found[] = [];

class Search {
  found: Found[] = NONE;
  #text: string;
  #buckets: readonly (Bucket | undefined)[];
  #cues: CueReader;

  constructor({ text }: ScannedText, buckets: readonly (Bucket | undefined)[], index: CueIndex) {
    this.#text = text;
    this.#buckets = buckets;
    this.#cues = new CueReader(text, index);
    eachRun(text, (chunks) => this.#run(chunks));
  }

  #run(chunks: readonly Chunk[]): void {
    for (let from = 0; from < chunks.length; from += 1) {
      let length = 0;
      let digits = 0;
      let separators = 0;
      let kinds = 0;
      for (let to = from; to < chunks.length && to < from + MOST_CHUNKS; to += 1) {
        const chunk = chunks[to]!;
        if (to > from) {
          separators |= 1 << length;
          kinds |= chunk.separator;
        }
        length += chunk.end - chunk.start;
        digits += chunk.digits;
        if (length > LONGEST) break;
        if (digits === 0 || length < SHORTEST) continue;
        const bucket = this.#buckets[length * DIGIT_COUNTS + digits];
        if (!bucket || (separators & ~bucket.allowed) !== 0) continue;
        const start = chunks[from]!.start;
        this.#judge(
          bucket,
          { start, end: chunk.end, separators, kinds, plain: digits === length, date: false, compact: '' },
          chunks,
          from,
          to,
        );
      }
    }
  }

  #judge(bucket: Bucket, window: Window, chunks: readonly Chunk[], from: number, to: number): void {
    if (
      isPiece(this.#text, window) ||
      !(bucket.ready.some(stands, window) || bucket.waiting.some(stands, window))
    )
      return;
    const cues = this.#cues.near(window.start, window.end);
    const other = cues.find(CueReader.isOther);
    const near = other ? cues.filter((cue) => cue.distance <= other.distance && cue !== other) : cues;
    const free = !other && isFree(this.#text, window);
    if (near.length === 0 && (!free || (bucket.ready.length === 0 && !isAlone(this.#text, window)))) return;
    if (touchesLeft(this.#text, window.start) && !near.some((cue) => cue.distance === 1)) return;
    window.compact = compactOf(this.#text, chunks, from, to);
    window.date = isDate(window, chunks, from, to);
    let best: Reading | null = null;
    for (const form of bucket.ready) best = better(best, this.#read(form, window, near, free));
    for (const form of bucket.waiting) best = better(best, this.#read(form, window, near, free));
    if (!best) return;
    const { type, name } = best.form.row;
    this.#keep({ start: window.start, end: window.end, type, source: name, certainty: best.certainty });
  }

  #read(form: Form, window: Window, near: readonly Cue[], free: boolean): Reading | null {
    const { row } = form;
    if (!stands.call(window, form)) return null;
    const rank = rankOf(row, near);
    const cued = rank !== Infinity;
    if (!cued && (!free || row.needs === 'cue' || isRepeated(window.compact))) return null;
    if (window.date && (!cued || row.wide)) return null;
    if (form.pattern && !form.pattern.test(window.compact)) return null;
    if (row.rule && !row.rule(window.compact)) return null;
    const checked = row.check?.(window.compact) ?? false;
    if (cued) return { form, certainty: checked ? 3 : 2, rank };
    if (row.needs === 'check' && !checked) return null;
    if (row.needs === 'alone' && ((row.check && !checked) || !isAlone(this.#text, window))) return null;
    return { form, certainty: checked ? 2 : 1, rank };
  }

  /** From left to right; of places that overlap the surer stays, then the longer. */
  #keep(found: Found): void {
    if (this.found === NONE) this.found = [];
    const last = this.found.at(-1);
    if (!last || found.start >= last.end) this.found.push(found);
    else if (weight(found) > weight(last)) this.found[this.found.length - 1] = found;
  }
}

const weight = ({ start, end, certainty = 1 }: Found): number => certainty * 100 + end - start;

/** The separators stand where the form has them. */
function stands(this: Window, { allowed, required, kinds, mixed }: Form): boolean {
  if ((this.separators & ~allowed) !== 0 || (required & ~this.separators) !== 0) return false;
  if ((this.kinds & ~kinds) !== 0) return false;
  return mixed || (this.kinds & (this.kinds - 1)) === 0;
}

/** How much the best cue speaks for a row; a row whose shape says nothing wants it directly beside. */
function rankOf(row: IdentifierRow, near: readonly Cue[]): number {
  let best = Infinity;
  for (const cue of near) {
    if (cue.rank < best && cue.rows.has(row) && !(row.wide && cue.strangers > 0)) best = cue.rank;
  }
  return best;
}

/** A cue names the type; then a check digit that is right; then what stands for a person; then the order of the rows. */
function better(best: Reading | null, other: Reading | null): Reading | null {
  if (!other || !best) return other ?? best;
  if (best.rank !== other.rank) return other.rank < best.rank ? other : best;
  if (best.certainty !== other.certainty) return other.certainty > best.certainty ? other : best;
  return other.form.row.type === 'NATIONALID' && best.form.row.type !== 'NATIONALID' ? other : best;
}

function compactOf(text: string, chunks: readonly Chunk[], from: number, to: number): string {
  let compact = '';
  for (let index = from; index <= to; index += 1)
    compact += text.slice(chunks[index]!.start, chunks[index]!.end);
  return compact.toUpperCase();
}

const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
};

/** Part of something longer: of an address with @, of a name_with_underscores, of a number that goes on. */
function isPiece(text: string, { start, end }: Window): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === 0x2b || before === 0x40 || before === 0x5f) return true;
  const after = text.charCodeAt(end);
  if (after === 0x40 || after === 0x5f) return true;
  return separatorKind(after) > BLANK && isAlphanumeric(text.charCodeAt(end + 1));
}

/** Something hangs on it in front; only a cue may: SSN-536-22-4471. */
const touchesLeft = (text: string, start: number): boolean =>
  separatorKind(text.charCodeAt(start - 1)) > BLANK && isAlphanumeric(text.charCodeAt(start - 2));

/** Without a cue: no price, and no piece of a row of groups of digits. */
function isFree(text: string, { start, end, kinds, plain }: Window): boolean {
  if (/[#$€£¥]/.test(text.charAt(start - 1)) || text.charAt(end) === '%') return false;
  if (!plain && (kinds & BLANK) === 0) return true;
  const left = separatorKind(text.charCodeAt(start - 1)) === BLANK && isDigitAt(text, start - 2);
  const right = separatorKind(text.charCodeAt(end)) === BLANK && isDigitAt(text, end + 1);
  return !left && !right;
}

/** 2029-04-01, 1.4.2029, 01/04/29. */
function isDate(window: Window, chunks: readonly Chunk[], from: number, to: number): boolean {
  if (to - from !== 2 || window.kinds === BLANK || /[A-Z]/.test(window.compact)) return false;
  const lengths = [from, from + 1, to].map((index) => chunks[index]!.end - chunks[index]!.start).join('');
  return /^(?:4[12][12]|[12][12][24])$/.test(lengths);
}
