import { createHash } from 'node:crypto';
import type { InteractionFilter } from '../auditing-ports.ts';
import { AppError, toAppError } from '../errors.ts';
import type { ActFacts, Caller } from '../run-record.ts';
import { maskReason } from '../runs/give-feedback.ts';
import { CHANNEL, type Asker, type AuditingParts } from './auditing-parts.ts';
import { EXPORT_LINES, type ExportFormat } from './export-lines.ts';
import { permit, requireReason, type Attempt } from './permit.ts';

export interface ExportWish {
  format: ExportFormat;
  filter: InteractionFilter;
  reason?: string | undefined;
}

/** More runs of one record are no search but the whole audit. */
const MOST_OF_SUBJECT = 50_000;
/** Longer than a ticket is good for. */
const FORGOTTEN_SECONDS = 120;
const NO_VALUES = { nonce: '', entries: [] };
const ATTEMPT: Attempt = { asked: 'export', permission: 'exportAudit' };

/**
 * Puts on record that somebody wants a file of interactions; gives the run id under which it can be fetched, once. Throws
 * AUDIT_PERMISSION_REQUIRED and REASON_REQUIRED, both on record.
 */
export async function startExport(
  parts: AuditingParts,
  asker: Asker,
  { format, filter, reason: given }: ExportWish,
): Promise<string> {
  await permit(parts, asker, ATTEMPT);
  const reason = maskReason(await requireReason(parts, asker, ATTEMPT, given), NO_VALUES);
  return parts.acts.begin(asker.caller, {
    ...{ kind: 'export', recordId: filter.subjectId ?? null, channel: CHANNEL, traceId: asker.traceId },
    facts: { reason, format, filter },
  });
}

/** A file that is about to be written. */
export interface OpenedExport {
  runId: string;
  format: ExportFormat;
  contentType: string;
  /** Its text, piece by piece: the next is made when the one before it was taken. */
  text: AsyncGenerator<string>;
}

/**
 * Opens an export for the person who asked for it. The rows are read as that person. The file is on record with its rows and
 * its digest before its end is given; whoever stops reading before leaves a failed export. Throws EXPORT_NOT_FOUND.
 */
export async function openExport(parts: AuditingParts, caller: Caller, runId: string): Promise<OpenedExport> {
  const facts = await parts.exports.take(caller, runId);
  if (!facts) throw new AppError('EXPORT_NOT_FOUND');
  const { format, filter } = facts as ActFacts & Required<ExportWish>;
  return {
    ...{ runId, format, contentType: EXPORT_LINES[format].contentType },
    text: fileOf(parts, caller, runId, { format, filter }),
  };
}

/** The text of an export that is on record, read as `reader`; ends its act. */
export const fileOf = (
  parts: AuditingParts,
  reader: Caller,
  runId: string,
  { format, filter }: Pick<ExportWish, 'format' | 'filter'>,
): AsyncGenerator<string> => recorded(parts, runId, write(parts, reader, format, filter));

/** Ends exports that nobody has fetched. */
export async function endForgottenExports(parts: Pick<AuditingParts, 'acts' | 'exports'>): Promise<void> {
  for (const runId of await parts.exports.takeForgotten(FORGOTTEN_SECONDS))
    await parts.acts.finish(runId, { facts: {}, status: 'failed', errorCode: 'EXPORT_NOT_FETCHED' });
}

interface Written {
  text: string;
  rows: number;
}

async function* write(
  { interactions, runs }: AuditingParts,
  caller: Caller,
  format: ExportFormat,
  filter: InteractionFilter,
): AsyncGenerator<Written> {
  const { subjectId } = filter;
  const runIds = subjectId ? await runs.idsOfSubject(caller.orgId, subjectId, MOST_OF_SUBJECT) : [];
  const { columns, pages } = await interactions.read(caller, filter, runIds);
  const lines = EXPORT_LINES[format];
  // Not before there is a page: until then a failure can still be told.
  let head: string | null = lines.head(columns);
  for await (const page of pages) {
    if (head !== null) yield { text: head, rows: 0 };
    head = null;
    for (const row of page) yield { text: lines.row(columns, row), rows: 1 };
  }
}

async function* recorded(
  { acts, log }: AuditingParts,
  runId: string,
  pieces: AsyncGenerator<Written>,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let rows = 0;
  let failure: unknown = new AppError('EXPORT_BROKEN');
  try {
    for await (const piece of pieces) {
      digest.update(piece.text);
      rows += piece.rows;
      if (piece.text !== '') yield piece.text;
    }
    const sha256 = digest.copy().digest('hex');
    await acts.finish(runId, { facts: { rows, sha256 }, status: 'answered', errorCode: null });
    failure = null;
  } catch (thrown) {
    failure = thrown;
    throw thrown;
  } finally {
    if (failure) {
      const { code } = toAppError(failure);
      const end = { facts: { rows }, status: 'failed' as const, errorCode: code };
      await acts.finish(runId, end).catch((cause: unknown) => log.warn({ runId, cause }, 'export-not-ended'));
    }
  }
}
