/** sObject tree: up to 200 records with their children, all or none. */
import { OrgError } from '../errors.ts';
import type { ObjectDefinition, Row, SaveError } from '../ports.ts';
import { bodyRow, readableObject } from './records.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

export const treeRoutes: RouteRow[] = [
  {
    family: 'composite',
    method: 'POST',
    path: '/services/data/:version/composite/tree/:object',
    status: 'supported',
    testedBy: 'conformance/collections.test.ts',
    notes: 'up to 200 records, five levels; used by `sf data import tree`',
    handler: createTree,
  },
];

const mostRecords = 200;

interface TreeResult {
  referenceId: string;
  id?: string;
  errors?: SaveError[];
}

class Refused extends Error {
  readonly results: TreeResult[];

  constructor(results: TreeResult[]) {
    super('refused');
    this.results = results;
  }
}

async function createTree(call: ApiCall): Promise<ApiAnswer> {
  const object = readableObject(call, call.parameters.object!);
  const records = bodyRow(call.body).records as Row[] | undefined;
  if (!Array.isArray(records) || records.length === 0)
    throw new OrgError('JSON_PARSER_ERROR', 'records: a list is required');
  if (countRecords(records) > mostRecords)
    throw new OrgError('EXCEEDED_ID_LIMIT', `at most ${mostRecords} records in a tree`);
  try {
    const results = await call.parts.org.transaction(() => insertLevel(call, object, records, null));
    return { status: 201, body: { hasErrors: false, results } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 400, body: { hasErrors: true, results: error.results } };
  }
}

async function insertLevel(
  call: ApiCall,
  object: ObjectDefinition,
  records: Row[],
  parent: { field: string; id: string } | null,
): Promise<TreeResult[]> {
  const rows = records.map((record) => ({
    ...ownFields(record),
    ...(parent ? { [parent.field]: parent.id } : {}),
  }));
  const request = { operation: 'insert' as const, objectName: object.apiName, rows, allOrNone: true };
  const saved = await call.parts.org.save(request, call.caller.context);
  const failed = saved.flatMap((entry, index) => failure(entry.errors, records[index]!));
  if (failed.length > 0) throw new Refused(failed);
  const results: TreeResult[] = saved.map((entry, index) => ({
    referenceId: referenceId(records[index]!),
    id: entry.id!,
  }));
  for (const [index, record] of records.entries()) {
    for (const [name, children] of childLists(record)) {
      const link = relationship(call, object, name);
      results.push(
        ...(await insertLevel(call, link.child, children, { field: link.field, id: saved[index]!.id! })),
      );
    }
  }
  return results;
}

/** A row that only went down with its neighbours is not listed, as on the platform. */
function failure(errors: SaveError[], record: Row): TreeResult[] {
  return errors.length > 0 ? [{ referenceId: referenceId(record), errors }] : [];
}

function relationship(
  call: ApiCall,
  object: ObjectDefinition,
  name: string,
): { child: ObjectDefinition; field: string } {
  const link = object.childRelationships.find(
    (entry) => entry.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  const child = link && call.parts.org.schema.object(link.childObject);
  if (!link || !child)
    throw new OrgError('INVALID_FIELD', `No such relationship '${name}' on ${object.apiName}`);
  return { child, field: link.field };
}

function childLists(record: Row): [string, Row[]][] {
  return Object.entries(record).flatMap(([name, value]) => {
    const list = (value as Row | null)?.records;
    return name !== 'attributes' && Array.isArray(list) ? [[name, list as Row[]] as [string, Row[]]] : [];
  });
}

function ownFields(record: Row): Row {
  const lists = new Set(childLists(record).map(([name]) => name));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !lists.has(name)));
}

function countRecords(records: Row[]): number {
  return records.reduce(
    (sum, record) => sum + 1 + childLists(record).reduce((own, [, list]) => own + countRecords(list), 0),
    0,
  );
}

function referenceId(record: Row): string {
  return String((record.attributes as Row | undefined)?.referenceId ?? '');
}
