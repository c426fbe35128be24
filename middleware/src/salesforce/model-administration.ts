import type { ModelAdministration } from '../ports.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { readModels } from './read-configuration.ts';
import { MODEL } from './records.ts';

interface DescribeAnswer {
  createable: boolean;
  updateable: boolean;
}

const DESCRIBE = `/sobjects/${MODEL.object}/describe`;

/** Who may manage models, and which there are. Nothing is remembered: a right that was taken away is gone at once. */
export function createModelAdministration(connections: OrgConnections): ModelAdministration {
  return {
    async mayManage(caller) {
      try {
        const answer = await connections.call<DescribeAnswer>(caller, { method: 'GET', path: DESCRIBE });
        return answer.createable === true && answer.updateable === true;
      } catch (cause) {
        // An object that a person may not read does not exist for that person.
        if (['NOT_FOUND', 'INVALID_TYPE'].includes(salesforceCode(cause))) return false;
        throw toOrgError(cause);
      }
    },
    models: (orgId) => readModels(connections, orgId),
  };
}
