import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { describeObject, fieldNamed, type DescribedField, type DescribedObject } from './describe-object.ts';
import type { OrgConnections } from './org-connections.ts';

/** A name of fields of every record that an owner or a task can point to. */
const OF_ANYTHING = new Set(['id', 'name', 'type']);

/**
 * Checks that a person may see every field that a filter names, and filter by it: a filter on a hidden field would tell its
 * value. Throws BATCH_FILTER_FIELD_HIDDEN, the same for a field that is not there, or BATCH_FILTER_INVALID.
 */
export async function checkFilterFields(
  connections: OrgConnections,
  caller: Caller,
  object: DescribedObject,
  paths: string[],
): Promise<void> {
  const described = new Map([[object.name.toLowerCase(), Promise.resolve<DescribedObject | null>(object)]]);
  const describe = (name: string): Promise<DescribedObject | null> => {
    const known = described.get(name.toLowerCase()) ?? describeObject(connections, caller, name);
    described.set(name.toLowerCase(), known);
    return known;
  };
  for (const path of new Set(paths)) {
    const field = await followPath(describe, object, path.split('.'));
    if (!field) throw new AppError('BATCH_FILTER_FIELD_HIDDEN', { detail: path });
    if (field.filterable === false)
      throw new AppError('BATCH_FILTER_INVALID', { detail: `nothing can be filtered by ${path}` });
  }
}

/** The field at the end of a path such as `Account.Owner.Name`; null where a part of it is hidden. */
async function followPath(
  describe: (name: string) => Promise<DescribedObject | null>,
  object: DescribedObject,
  path: string[],
): Promise<DescribedField | null> {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return fieldNamed(object, head) ?? null;
  const lookup = object.fields.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === head.toLowerCase(),
  );
  const targets = lookup?.referenceTo ?? [];
  // Behind a lookup to several objects only what they share can be named.
  if (targets.length > 1 && (rest.length > 1 || !OF_ANYTHING.has(rest[0]!.toLowerCase()))) return null;
  for (const name of targets) {
    const target = await describe(name);
    if (targets.length > 1 && target && rest[0]!.toLowerCase() === 'type') return { name: 'Type' };
    const found = target && (await followPath(describe, target, rest));
    if (found) return found;
  }
  return null;
}
