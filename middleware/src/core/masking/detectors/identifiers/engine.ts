import type { ScannedText } from '../../scanned-text.ts';
import type { Finder, Found, Place } from '../detector.ts';
import { isRepeated } from './check-digits.ts';
import { ChunkRuns } from './chunk-runs.ts';
import { indexCues } from './cue-index.ts';
import { CueReader, type Cue } from './cue-reader.ts';
import { FormTable, type Bucket } from './form-table.ts';
import type { IdentifierRow } from './identifier-row.ts';
import { wordsBesideNumbers } from './lone-number.ts';
import { LONGEST, looksLike, type Form } from './shape.ts';
import { compactOf, fits, isDate, isFree, isPiece, touchesLeft, type Window } from './window.ts';

const SHORTEST = 5;
const MOST_CHUNKS = 7;

interface Reading {
  form: Form;
  certainty: 1 | 2 | 3;
  /** Of its cue; Infinity without one. */
  rank: number;
}

/** All rows as one detector: one pass over the text, however many rows there are. Prepared when it is first asked. */
export function createIdentifierFinder(rows: readonly IdentifierRow[]): Finder {
  let search: IdentifierSearch | null = null;
  return (scanned) => {
    if (scanned.digitGroups.length === 0) return NONE;
    search ??= new IdentifierSearch(rows);
    return search.find(scanned);
  };
}

const NONE: Found[] = [];

/** One for all texts, with what it needs again for each; holds on to no text. */
class IdentifierSearch {
  #rows: readonly IdentifierRow[];
  #table: FormTable;
  #runs = new ChunkRuns();
  #cues: CueReader;
  /** Per row what its best cue says, while a window is looked at; Infinity for none. */
  #ranks: number[];
  #window: Window = { start: 0, end: 0, from: 0, to: 0, separators: 0, kinds: 0, letters: 0, numerals: 0 };
  #text = '';
  #found = NONE;
  #beside: Place | null = null;

  constructor(rows: readonly IdentifierRow[]) {
    this.#rows = rows;
    this.#table = new FormTable(rows);
    this.#cues = new CueReader(indexCues(rows));
    this.#ranks = rows.map(() => Infinity);
  }

  find(scanned: ScannedText): Found[] {
    this.#begin(scanned.text);
    this.#runs.begin(scanned);
    while (this.#runs.next()) {
      for (let from = 0; from < this.#runs.count; from += 1) this.#windowsFrom(from);
    }
    const found = this.#found;
    this.#begin('');
    this.#runs.end();
    return found;
  }

  #begin(text: string): void {
    this.#text = text;
    this.#found = NONE;
    this.#beside = null;
    this.#cues.begin(text);
  }

  /** Looks at one chunk, and then with one chunk after the other added to it. */
  #windowsFrom(from: number): void {
    const { count, starts, ends, digits: counts, letters: masks, separators: kindsBefore } = this.#runs;
    const window = this.#window;
    let length = 0;
    let digits = 0;
    let separators = 0;
    let kinds = 0;
    let letters = 0;
    const limit = Math.min(count, from + MOST_CHUNKS);
    for (let to = from; to < limit; to += 1) {
      if (to > from) {
        separators |= 1 << length;
        kinds |= kindsBefore[to]!;
      }
      letters |= masks[to]! << length;
      length += ends[to]! - starts[to]!;
      digits += counts[to]!;
      if (length > LONGEST) return;
      if (digits === 0 || length < SHORTEST) continue;
      const bucket = this.#table.bucket(length, digits);
      if (!bucket || (separators & ~bucket.allowed) !== 0) continue;
      window.start = starts[from]!;
      window.end = ends[to]!;
      window.from = from;
      window.to = to;
      window.separators = separators;
      window.kinds = kinds;
      window.letters = letters;
      window.numerals = ((1 << length) - 1) & ~letters;
      this.#judge(bucket);
    }
  }

  #judge(bucket: Bucket): void {
    const text = this.#text;
    const window = this.#window;
    if (isPiece(text, window) || !fitsAny(bucket.forms, window)) return;
    const cues = this.#cues.near(window.start, window.end);
    if (cues.length === 0) {
      if (isFree(text, window) && !touchesLeft(text, window.start)) this.#judgeUncued(bucket);
      return;
    }
    const other = cues.find((cue) => cue.phrase.other);
    const near = other ? cues.filter((cue) => cue.distance <= other.distance && cue !== other) : cues;
    const free = !other && isFree(text, window);
    if (near.length === 0 && !free) return;
    if (touchesLeft(text, window.start) && !near.some((cue) => cue.distance === 1)) return;
    this.#rank(near);
    this.#keep(this.#best(bucket.forms, free, null));
    this.#unrank(near);
  }

  /** Most numbers have no cue: few forms are left for them. */
  #judgeUncued({ ready, lone }: Bucket): void {
    const best = this.#best(ready, true, null);
    this.#keep(lone.length > 0 && this.#isAlone() ? this.#best(lone, true, best) : best);
  }

  /** How much the best cue speaks for a row; a row whose shape says nothing wants it directly beside. */
  #rank(near: readonly Cue[]): void {
    for (const { phrase, rank, strangers } of near) {
      for (const at of phrase.rows) {
        if (rank < this.#ranks[at]! && !(strangers > 0 && this.#rows[at]!.wide)) this.#ranks[at] = rank;
      }
    }
  }

  #unrank(near: readonly Cue[]): void {
    for (const { phrase } of near) {
      for (const at of phrase.rows) this.#ranks[at] = Infinity;
    }
  }

  #best(forms: readonly Form[], free: boolean, best: Reading | null): Reading | null {
    let compact = '';
    for (const form of forms) {
      const cued = this.#ranks[form.at] !== Infinity;
      if ((!cued && (!free || form.row.needs === 'cue')) || !fits(form, this.#window)) continue;
      if (compact === '') compact = compactOf(this.#text, this.#window, this.#runs);
      const certainty = this.#certainty(form, compact, cued);
      if (certainty !== 0) best = better(best, { form, certainty, rank: this.#ranks[form.at]! });
    }
    return best;
  }

  /** How sure it is that the number is one of a form's row; 0: it is none. */
  #certainty(form: Form, compact: string, cued: boolean): 0 | Reading['certainty'] {
    const { row } = form;
    if (!cued && isRepeated(compact)) return 0;
    if ((!cued || row.wide) && isDate(this.#window, this.#runs)) return 0;
    if (!looksLike(form, compact) || (row.rule && !row.rule(compact))) return 0;
    const checked = row.check?.(compact) ?? false;
    if (cued) return checked ? 3 : 2;
    if (row.needs === 'check' && !checked) return 0;
    if (row.needs === 'alone' && ((row.check && !checked) || !this.#isAlone())) return 0;
    return checked ? 2 : 1;
  }

  #isAlone(): boolean {
    this.#beside ??= wordsBesideNumbers(this.#text);
    return this.#beside.start >= this.#window.start && this.#beside.end <= this.#window.end;
  }

  /** From left to right; of places that overlap the surer stays, then the longer. */
  #keep(reading: Reading | null): void {
    if (!reading) return;
    const { start, end } = this.#window;
    const { type, name } = reading.form.row;
    const found: Found = { start, end, type, source: name, certainty: reading.certainty };
    if (this.#found === NONE) this.#found = [];
    const last = this.#found.at(-1);
    if (!last || found.start >= last.end) this.#found.push(found);
    else if (weight(found) > weight(last)) this.#found[this.#found.length - 1] = found;
  }
}

function fitsAny(forms: readonly Form[], window: Window): boolean {
  for (const form of forms) if (fits(form, window)) return true;
  return false;
}

const weight = ({ start, end, certainty = 1 }: Found): number => certainty * 100 + end - start;

/** A cue names the type; then a check digit that is right; then what stands for a person; then the order of the rows. */
function better(best: Reading | null, other: Reading): Reading {
  if (!best) return other;
  if (best.rank !== other.rank) return other.rank < best.rank ? other : best;
  if (best.certainty !== other.certainty) return other.certainty > best.certainty ? other : best;
  return other.form.row.type === 'NATIONALID' && best.form.row.type !== 'NATIONALID' ? other : best;
}
