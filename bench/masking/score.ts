/** Runs the scorer of ../shared over its texts. Nothing of the texts is copied here. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contender } from './contenders.ts';
import { ownNegatives, ownNotes, type SetName as OwnSet } from './own-notes/notes.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../shared');
const SCORER = path.join(SHARED, 'tools/score-masking.mjs');
export const TEXTS = path.join(SHARED, 'data/masking');

/** Shares of 1; null where there was nothing to find. */
export interface Rates {
  P: number | null;
  R: number | null;
  full: number | null;
  leakFree: number | null;
  gold: number;
  fp: number;
}

export interface Score {
  micro: Rates;
  macro: { R: number };
  types: Record<string, Rates>;
  /** By where a value comes from and how it is written: `record:full`. */
  variants: Record<string, Rates>;
  /** Share of the characters that are nothing personal and were masked all the same. */
  overMask: number;
}

/** Which texts are scored, and whether the detector may see their records. */
export const SETS = {
  crm: { files: ['crm.jsonl'], blind: false },
  crmBlind: { files: ['crm.jsonl'], blind: true },
  sentences: { files: ['sentences.jsonl'], blind: true },
  prose: { files: ['ner.jsonl'], blind: true },
  negatives: { files: ['negatives.jsonl'], blind: true },
  numbers: { files: ['recognizers.jsonl'], blind: true },
  all: { files: ['.'], blind: true },
  /** Our own notes, which the rules were not made from: the first set, and the one written after it. */
  own: { files: [], own: 'first', blind: false },
  later: { files: [], own: 'later', blind: false },
} as const satisfies Record<string, { files: readonly string[]; own?: OwnSet; blind: boolean }>;

export type SetName = keyof typeof SETS;
export type Scores = Record<SetName, Score>;

/** Whether the scorer and its texts are there. */
export const canScore = (): boolean => existsSync(SCORER) && existsSync(TEXTS);

/** All sets for one contender; minutes for a slow one. A contender that knows no records is scored once on the notes. */
export function scoreAll(contender: Contender): Scores {
  const done: Partial<Scores> = {};
  for (const name of Object.keys(SETS) as SetName[]) {
    const sameAsBlind = name === 'crm' && !contender.knowsRecords;
    if (!sameAsBlind) done[name] = score(contender, name);
    process.stderr.write(`${contender.label}: ${name}\n`);
  }
  done.crm ??= done.crmBlind!;
  return done as Scores;
}

/** Our own notes as a file for the scorer; those with nothing personal among them. */
function writeNotes(set: OwnSet, folder: string): string {
  const file = path.join(folder, 'own-notes.jsonl');
  const rows = [...ownNotes(set), ...ownNegatives(set)];
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
}

function score({ module }: Contender, name: SetName): Score {
  const folder = mkdtempSync(path.join(tmpdir(), 'masking-score-'));
  const out = path.join(folder, 'score.json');
  const set = SETS[name];
  const { files, blind } = set;
  const texts = files.map((one) => path.join(TEXTS, one));
  if ('own' in set) texts.push(writeNotes(set.own, folder));
  try {
    const options = ['--json', out, '--by', 'variant', ...(blind ? ['--blind', '1'] : [])];
    execFileSync(process.execPath, [SCORER, module, ...texts, ...options], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return JSON.parse(readFileSync(out, 'utf8')) as Score;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
