/** Walks the chain of an org: its rows beside the places the journal gave them, both in order, each read once. */
import { canonicalValue, contentHash, NO_HASH, rowHash } from './canonical.ts';
import type { ChainReport, ChainRow, ChainSources, Finding, Place } from './chain.ts';
import { peekable, type Peekable } from './peekable.ts';

interface Walk {
  sources: ChainSources;
  report: ChainReport;
  /** Places in a row that should have a row and have none. */
  missing: Place[];
}

/** Compares until the first fault. Rows are recomputed from what they hold, never from what they say of themselves. */
export async function verifyChain(sources: ChainSources): Promise<ChainReport> {
  const report: ChainReport = {
    ...{ untouched: 0, pending: 0, deleted: 0, finding: null },
    head: { sequence: 0, rowHash: NO_HASH },
  };
  const walk: Walk = { sources, report, missing: [] };
  const rows = peekable(sources.rows);
  for await (const place of sources.places) {
    report.finding = journalFault(walk, place);
    if (report.finding) return report;
    report.head = { sequence: place.sequence, rowHash: place.rowHash };
    const here: ChainRow[] = [];
    while (((await rows.peek())?.sequence ?? Infinity) <= place.sequence) here.push((await rows.take())!);
    report.finding = await judge(walk, place, here);
    if (report.finding) return report;
  }
  await dropDeleted(walk);
  report.finding = walk.missing.length > 0 ? missingTail(walk) : await beyondEnd(walk, rows);
  return report;
}

/** A row behind the last place: one that was given its place while we read, or a stranger. */
async function beyondEnd({ sources }: Walk, rows: Peekable<ChainRow>): Promise<Finding | null> {
  for (let row = await rows.take(); row; row = await rows.take()) {
    const home = await sources.placeOf(row.runId);
    if (home?.sequence !== row.sequence) return stranger(row, 'no row was ever given this place');
  }
  return null;
}

/** Rows that were deleted with an act while we read are not missing. */
async function dropDeleted({ sources, missing, report }: Walk): Promise<void> {
  while (missing.length > 0) {
    const now = await sources.placeOf(missing[0]!.runId);
    if (now?.deletion !== 'announced' && now?.deletion !== 'on record') return;
    missing.shift();
    report.deleted += 1;
  }
}

/** The journal is the measure: when its own links do not hold, nothing can be said of the org. */
function journalFault({ report, sources }: Walk, place: Place): Finding | null {
  const { sequence, rowHash: before } = report.head;
  const wrong =
    place.sequence !== sequence + 1
      ? `the journal has no place ${sequence + 1}`
      : place.previousHash !== before
        ? "the journal's link to the place before is broken"
        : place.rowHash !== rowHash(sources.orgId, place, sources.digest)
          ? "the journal's own hash of this place does not hold"
          : null;
  return wrong === null ? null : { ...at(place), fault: 'journal', words: wrong, row: null };
}

async function judge(walk: Walk, place: Place, here: ChainRow[]): Promise<Finding | null> {
  const own = here.find((row) => row.runId === place.runId) ?? null;
  const other = here.find((row) => row !== own) ?? null;
  if (walk.missing.length > 0 && here.length > 0) {
    await dropDeleted(walk);
    if (walk.missing.length > 0) return missingRow(walk);
  }
  if (other) return misplaced(walk, place, other, own);
  if (place.deletion === 'announced' && !own) return judgeDeleted(walk, place, own);
  if (place.deletion === 'on record' || place.deletion === 'without act')
    return judgeDeleted(walk, place, own);
  if (!place.delivered) {
    walk.report.pending += 1;
    return null;
  }
  if (!own) {
    walk.missing.push(place);
    return null;
  }
  const words = changes(walk, place, own);
  if (words) return { ...at(place), fault: 'changed', words, row: own };
  walk.report.untouched += 1;
  return null;
}

function judgeDeleted(walk: Walk, place: Place, own: ChainRow | null): Finding | null {
  if (place.deletion === 'without act') {
    return {
      ...at(place),
      fault: 'deleted',
      words: 'the row is marked as deleted but no deletion is on record',
      row: own,
    };
  }
  if (own) return stranger(own, 'its deletion is on record, but the row is there again');
  walk.report.deleted += 1;
  return null;
}

async function misplaced(walk: Walk, place: Place, other: ChainRow, own: ChainRow | null): Promise<Finding> {
  const home = await walk.sources.placeOf(other.runId);
  if (home !== null && home.sequence !== place.sequence) {
    const words = `the row of run ${other.runId} stands here, its place is ${home.sequence}; the row of this place is run ${place.runId}`;
    return { ...at(place), fault: 'swapped', words, row: other };
  }
  const beside = own ? 'beside the row that belongs here' : `instead of the row of run ${place.runId}`;
  return stranger(other, `the journal knows no such run; it stands ${beside}`);
}

const stranger = (row: ChainRow, words: string): Finding => ({
  ...{ fault: 'inserted', sequence: row.sequence, runId: row.runId },
  ...{ words, row },
});

function missingRow({ missing }: Walk): Finding {
  const more = missing.length === 1 ? '' : `, and so are the ${missing.length - 1} after it`;
  return {
    ...at(missing[0]!),
    fault: 'deleted',
    words: `the row is gone${more}; later rows are there`,
    row: null,
  };
}

function missingTail({ missing, report }: Walk): Finding {
  const words = `the chain ends here in the org: ${missing.length} of ${report.head.sequence} rows are missing at its end`;
  return { ...at(missing[0]!), fault: 'truncated', words, row: null };
}

/** What of a row is not as it was written, as a sentence; null when all of it is. */
function changes({ sources }: Walk, place: Place, row: ChainRow): string | null {
  if (contentHash(place.hashVersion, row, sources.digest) !== place.contentHash)
    return 'its fields or steps are not what was written';
  const said = [
    ['its hash version', row.hashVersion === null ? null : Number(row.hashVersion), place.hashVersion],
    ['its content hash', row.contentHash, place.contentHash],
    ['the hash of the row before', row.previousHash, place.previousHash],
    ['its row hash', row.rowHash, place.rowHash],
  ] as const;
  const wrong = said.find(([, found, expected]) => found !== expected);
  if (wrong) return `${wrong[0]} is not what was written`;
  if (place.rating && !sameRating(place.rating, row.feedback))
    return 'its rating is not the one that was given';
  const file = row.files.find(({ expected, found }) => expected !== found);
  return file ? `the file of ${file.field} ${file.found === null ? 'is gone' : 'is another one'}` : null;
}

/** A reason that was too long for its field is there with its beginning. */
function sameRating(given: ChainRow['feedback'], found: ChainRow['feedback']): boolean {
  const [reason, there] = [given.reason, found.reason].map((text) => canonicalValue('word', text));
  const same = reason === there || (reason!.length > 240 && reason!.slice(0, 200) === there!.slice(0, 200));
  return same && given.feedback === found.feedback;
}

const at = ({ sequence, runId }: Place): { sequence: number; runId: string } => ({ sequence, runId });
