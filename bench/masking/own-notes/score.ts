/** What our masking makes of our own notes, in few numbers: for a test that must run without the scorer of ../shared. */
import { detect } from '../detector.ts';
import { ownNegatives, ownNotes, type NoteRow, type SetName, type Span } from './notes.ts';

export interface OwnScore {
  /** Marked values. */
  values: number;
  /** Values that are masked whole, whatever the type: as a share of 1. */
  hidden: number;
  /** The same over the values that stand in the record. */
  recordHidden: number;
  /** Values of nobody's record, that only their surroundings or their form give away. */
  otherHidden: number;
  /** Share of the letters and digits outside the values that are masked all the same. */
  overMasking: number;
  /** Values not masked whole, to read when a test fails. */
  missed: string[];
  /** What is masked in texts with nothing personal. */
  falsePositives: string[];
}

/** Scores one set of the notes and its texts with nothing personal. */
export async function scoreOwnNotes(set: SetName): Promise<OwnScore> {
  const rows = await Promise.all(ownNotes(set).map(maskedOf));
  const negatives = await Promise.all(ownNegatives(set).map(maskedOf));
  const all = rows.flatMap(({ row, masked }) =>
    row.spans.map((span) => ({ ...span, whole: isWhole(row.text, span, masked) })),
  );
  const outside = rows.flatMap(({ row, masked }) => lettersOutside(row).map((at) => masked[at] === 1));
  return {
    values: all.length,
    hidden: share(all.map(({ whole }) => whole)),
    recordHidden: share(all.filter(({ origin }) => origin === 'record').map(({ whole }) => whole)),
    otherHidden: share(all.filter(({ origin }) => origin !== 'record').map(({ whole }) => whole)),
    overMasking: share(outside),
    missed: all.filter(({ whole }) => !whole).map(({ type, value }) => `${type} ${value}`),
    falsePositives: negatives.flatMap(({ row, places }) =>
      places.map(({ start, end, type }) => `${type} ${row.text.slice(start, end)}`),
    ),
  };
}

async function maskedOf(row: NoteRow) {
  const places = await detect(row.text, row);
  const masked = new Uint8Array(row.text.length);
  for (const { start, end } of places) masked.fill(1, start, end);
  return { row, places, masked };
}

const WORD = /[\p{L}\p{N}]/u;

function isWhole(text: string, { start, end }: Span, masked: Uint8Array): boolean {
  for (let at = start; at < end; at += 1) if (WORD.test(text.charAt(at)) && masked[at] === 0) return false;
  return true;
}

function lettersOutside({ text, spans }: NoteRow): number[] {
  const inside = new Uint8Array(text.length);
  for (const { start, end } of spans) inside.fill(1, start, end);
  return [...inside.keys()].filter((at) => inside[at] === 0 && WORD.test(text.charAt(at)));
}

const share = (flags: boolean[]): number =>
  flags.length === 0 ? 0 : flags.filter(Boolean).length / flags.length;
