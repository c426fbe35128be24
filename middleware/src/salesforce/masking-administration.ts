import { CoreError } from '../core/core-error.ts';
import { buildMapping } from '../core/mapping.ts';
import { AppError } from '../errors.ts';
import type { MaskingAdministration } from '../ports.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { queryAll } from './query.ts';
import { readMappings, readMaskingRules } from './read-configuration.ts';
import { MASKING_RULE } from './records.ts';

const DESCRIBE = `/sobjects/${MASKING_RULE.object}/describe`;
const NAME = /^[A-Za-z]\w*$/;
/** An object that a person may not read does not exist for that person. */
const HIDDEN = ['NOT_FOUND', 'INVALID_TYPE', 'INVALID_FIELD'];

/** Who may manage masking, and what it is to mask with. Nothing is remembered: somebody looks at it right now. */
export function createMaskingAdministration(connections: OrgConnections): MaskingAdministration {
  return {
    async mayManage(caller) {
      try {
        const request = { method: 'GET' as const, path: DESCRIBE };
        const answer = await connections.call<{ createable: boolean }>(caller, request);
        return answer.createable === true;
      } catch (cause) {
        if (HIDDEN.includes(salesforceCode(cause))) return false;
        throw toOrgError(cause);
      }
    },
    async policy(orgId) {
      const masking = await readMaskingRules(connections, orgId);
      if (masking instanceof CoreError) throw masking;
      return masking;
    },
    async mapping(orgId, apiName) {
      const mappings = [...(await readMappings(connections, orgId))];
      const found = mappings.find(([, rows]) => rows.apiName.toLowerCase() === apiName.toLowerCase());
      if (!found) throw new AppError('MAPPING_NOT_FOUND', { detail: apiName });
      const [id, { apiName: name, nodes, fields }] = found;
      return buildMapping({ id, apiName: name }, nodes, fields);
    },
    async newest(caller, objectName, count) {
      if (!NAME.test(objectName)) throw new AppError('MAPPING_INVALID', { detail: objectName });
      const soql = `SELECT Id FROM ${objectName} ORDER BY CreatedDate DESC, Id DESC LIMIT ${Math.trunc(count)}`;
      try {
        return (await queryAll(connections, caller, soql)).map((row) => String(row['Id']));
      } catch (cause) {
        if (HIDDEN.includes(salesforceCode(cause)))
          throw new AppError('RECORD_NOT_FOUND', { detail: objectName });
        throw toOrgError(cause);
      }
    },
  };
}
