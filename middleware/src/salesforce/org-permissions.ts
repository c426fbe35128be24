import type { OrgPermissions, Permissions } from '../ports.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';

/** The package's own Apex resource, PermissionResource. */
const PATH = '/services/apexrest/byom/permissions';
/** A person who may not use the Apex class has none of the rights it tells of. */
const HIDDEN = ['NOT_FOUND', 'FORBIDDEN', 'INSUFFICIENT_ACCESS'];

const NONE: Permissions = {
  ...{ runBatches: false, audit: false, exportAudit: false },
  ...{ revealValues: false, manageHolds: false },
};

/** The custom permissions of a person, asked as that person. Nothing is remembered: a right that was taken away is gone at once. */
export function createOrgPermissions(connections: OrgConnections): OrgPermissions {
  return {
    async of(caller) {
      try {
        const answer = await connections.call<Partial<Permissions>>(caller, { method: 'GET', path: PATH });
        const names = Object.keys(NONE) as (keyof Permissions)[];
        const granted = names.map((name) => [name, answer?.[name] === true]);
        return Object.fromEntries(granted) as unknown as Permissions;
      } catch (cause) {
        if (HIDDEN.includes(salesforceCode(cause))) return NONE;
        throw toOrgError(cause);
      }
    },
  };
}
