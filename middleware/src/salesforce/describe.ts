import type { Visibility } from '../core/query/plan.ts';
import type { Caller } from '../run-record.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { createRecentMap } from './recent-map.ts';

/** Which objects and fields a person may see, as the org's describe tells it to that person. */
export interface Describes {
  visibility(caller: Caller, objectNames: string[]): Promise<Visibility>;
  /** Forgets what is known for a person: the org just said that it is no longer true. */
  forget(caller: Caller): void;
}

interface DescribeAnswer {
  queryable: boolean;
  fields: { name: string }[];
}

const MOST_DESCRIBES = 20_000;

/** Describes per person and object, remembered for `cacheSeconds`. */
export function createDescribes(connections: OrgConnections, cacheSeconds: number): Describes {
  const known = createRecentMap<Set<string> | null>(cacheSeconds * 1000, MOST_DESCRIBES);

  const fieldsOf = (caller: Caller, objectName: string): Promise<Set<string> | null> =>
    known.get(`${prefixOf(caller)}${objectName.toLowerCase()}`, async () => {
      try {
        const path = `/sobjects/${encodeURIComponent(objectName)}/describe`;
        const answer = await connections.call<DescribeAnswer>(caller, { method: 'GET', path });
        return answer.queryable ? new Set(answer.fields.map(({ name }) => name.toLowerCase())) : null;
      } catch (cause) {
        // An object that a person may not read does not exist for that person.
        if (['NOT_FOUND', 'INVALID_TYPE'].includes(salesforceCode(cause))) return null;
        throw toOrgError(cause);
      }
    });
  return {
    async visibility(caller, objectNames) {
      const found = await Promise.all(objectNames.map((name) => fieldsOf(caller, name)));
      const fields = new Map(objectNames.map((name, index) => [name.toLowerCase(), found[index] ?? null]));
      const of = (objectName: string) => fields.get(objectName.toLowerCase()) ?? null;
      return {
        object: (objectName) => of(objectName) !== null,
        field: (objectName, fieldName) => of(objectName)?.has(fieldName.toLowerCase()) ?? false,
      };
    },
    forget: (caller) => known.deleteWhere((key) => key.startsWith(prefixOf(caller))),
  };
}

const prefixOf = (caller: Caller): string => `${caller.orgId} ${caller.userId} `;
