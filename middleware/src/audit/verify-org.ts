import { createHash } from 'node:crypto';
import type { AuditChain, AuditOutbox, InteractionReader, InteractionWriter } from '../audit-ports.ts';
import { differingFields } from '../core/audit/canonical.ts';
import type { ChainReport, ChainRow, Finding, Place } from '../core/audit/chain.ts';
import { verifyChain } from '../core/audit/verify-chain.ts';

const PLACES_A_PAGE = 2_000;

export interface VerifyParts {
  journal: AuditChain & Pick<AuditOutbox, 'runs'>;
  reader: InteractionReader;
  writer: Pick<InteractionWriter, 'contentOf'>;
  /** Called now and then with the places that have been looked at, of how many. */
  progress?: (looked: number, last: number) => void;
}

export interface OrgReport extends ChainReport {
  orgId: string;
  /** Rows of before there was a chain: nothing can be said of them. */
  beforeChain: number;
}

/**
 * Walks the chain in the org against the journal: every row is recomputed from the org's own field values and steps. The
 * finding is the first row that was changed, deleted, inserted or swapped, or where the tail is cut. Rejects when the org or
 * the journal cannot be read.
 */
export async function verifyOrg(parts: VerifyParts, orgId: string): Promise<OrgReport> {
  const { journal, reader } = parts;
  const { last, since } = await journal.extent(orgId);
  const report = await verifyChain({
    orgId,
    places: placesOf(parts, orgId, last),
    rows: reader.rows(orgId, last),
    placeOf: (runId) => journal.placeOf(orgId, runId),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  });
  if (report.finding)
    return { ...report, orgId, beforeChain: 0, finding: await inDetail(parts, report.finding) };
  const outside = await reader.withoutPlace(orgId);
  const known = new Set(
    await journal.fromBefore(
      orgId,
      outside.map(({ runId }) => runId),
    ),
  );
  const stranger = outside.find(({ runId, createdAt }) => !known.has(runId) && since && createdAt >= since);
  const finding: Finding | null = stranger
    ? {
        ...{ fault: 'inserted', sequence: 0, runId: stranger.runId, row: null },
        words: 'the row has no place in the chain, and the journal knows no such run',
      }
    : null;
  return { ...report, orgId, beforeChain: outside.length - (stranger ? 1 : 0), finding };
}

/** The places up to `last`; what is given while we read is not waited for. */
async function* placesOf(
  { journal, progress }: VerifyParts,
  orgId: string,
  last: number,
): AsyncGenerator<Place> {
  for (let from = 0; from < last; from += PLACES_A_PAGE) {
    const places = await journal.places(orgId, from, Math.min(PLACES_A_PAGE, last - from));
    progress?.(from, last);
    yield* places;
    // A gap: the walk sees it, and nothing behind it is read.
    if (places.length < Math.min(PLACES_A_PAGE, last - from)) break;
  }
  progress?.(last, last);
}

/** Which fields are not what was written, where the journal still has the run. */
async function inDetail({ journal, writer, reader }: VerifyParts, finding: Finding): Promise<Finding> {
  const { fault, row, runId } = finding;
  const [run] = fault === 'changed' && row ? await journal.runs([runId]) : [];
  const names = run ? fieldsThatDiffer(writer.contentOf(run), row!) : [];
  if (names.length === 0) return finding;
  return { ...finding, words: `${finding.words}: ${names.map(reader.fieldName).join(', ')}` };
}

function fieldsThatDiffer(content: ReturnType<InteractionWriter['contentOf']>, row: ChainRow): string[] {
  const version = Number(row.hashVersion);
  // A version that nobody knows was changed itself.
  return Number.isInteger(version) && version === 1 ? differingFields(version, content, row) : [];
}
