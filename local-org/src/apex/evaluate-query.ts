/** SOQL in Apex: binds, access mode, limits, and rows as records. */
import type { Query, Site } from './ast.ts';
import { aggregateResults, isAggregate, toAggregateResult } from './builtins/aggregate-result.ts';
import { lineage } from './class-model.ts';
import { ThrownException, UnsupportedApex } from './errors.ts';
import type { Frame } from './frame.ts';
import { makeException } from './platform-exceptions.ts';
import { toRecord, toRowValue } from './records.ts';
import { ListValue, type Value } from './values.ts';

export async function evaluateQuery(query: Query, frame: Frame, site: Site): Promise<Value> {
  const binds: Record<string, unknown> = {};
  for (const bind of query.binds)
    binds[bind.name] = toRowValue(await frame.machine.evaluate(bind.value, frame), site);
  const { objectName, count, text } = query;
  return runQuery({ text, binds, objectName, count, mode: query.mode ?? frame.defaultMode }, frame, site);
}

export interface QueryRun {
  text: string;
  binds: Record<string, unknown>;
  objectName: string;
  count: boolean;
  mode: 'user' | 'system';
}

/** A list of records, or an Integer for COUNT(). Throws the platform's QueryException for what the org refuses. */
export function runQuery(run: QueryRun, frame: Frame, site: Site): Value {
  const { org, transaction } = frame.machine;
  transaction.count('queries', site);
  refuseHiddenSharing(run, frame, site);
  try {
    const result = org.query(
      run.text,
      { userId: transaction.userId, mode: run.mode },
      {
        binds: run.binds,
        blobs: true,
      },
    );
    if (run.count) return result.totalSize;
    const objectName = org.schema.object(run.objectName)?.apiName ?? run.objectName;
    const grouped = isAggregate(run.text);
    const rows = result.records.map((row) =>
      grouped ? toAggregateResult(row, run.text, site) : toRecord(row, objectName, org.schema, site),
    );
    const list = new ListValue(grouped ? aggregateResults : { kind: 'sobject', name: objectName }, rows);
    list.fromQuery = true;
    return list;
  } catch (error) {
    if ((error as Error).name !== 'OrgError') throw error;
    throw new ThrownException(makeException('QueryException', (error as Error).message, site));
  }
}

/**
 * In system mode the platform still applies sharing when the class says `with sharing` (the default from API 67). The
 * org port knows only both or neither, which is the same for objects everybody may read and refused for the others.
 */
function refuseHiddenSharing(run: QueryRun, frame: Frame, site: Site): void {
  if (run.mode === 'user' || !frame.model) return;
  const object = frame.machine.org.schema.object(run.objectName);
  if (object?.sharingModel !== 'Private') return;
  const modifiers = [...lineage(frame.model)].flatMap((model) => model.declaration.modifiers);
  if (modifiers.includes('without')) return;
  throw new UnsupportedApex(
    `WITH SYSTEM_MODE on the private object ${object.apiName} in a class with sharing`,
    site,
  );
}
