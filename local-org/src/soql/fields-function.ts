/** FIELDS(ALL), FIELDS(STANDARD) and FIELDS(CUSTOM): the fields the asker may see. */
import { malformed } from './parse.ts';
import { maySee } from './scope.ts';
import type { Scope } from './scope.ts';

const mostRows = 200;

/** Field names in the object's order. ALL and CUSTOM ask for a LIMIT of at most 200, as on the platform. */
export function expandFields(scope: Scope, group: string, limit: number | undefined): string[] {
  const kind = group.toUpperCase();
  if (!['ALL', 'STANDARD', 'CUSTOM'].includes(kind)) throw malformed(`unexpected token: '${group}'`);
  if (kind !== 'STANDARD' && (limit === undefined || limit > mostRows)) {
    throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${mostRows}`);
  }
  return [...scope.object.fields.values()]
    .filter((field) => kind === 'ALL' || field.custom === (kind === 'CUSTOM'))
    .filter((field) => maySee(scope, field))
    .map((field) => field.apiName);
}
