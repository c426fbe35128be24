import type { Caller } from '../run-record.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';

/** A field as describe shows it to a person. Old versions of an org leave parts out. */
export interface DescribedField {
  name: string;
  type?: string;
  length?: number;
  updateable?: boolean;
  filterable?: boolean;
  htmlFormatted?: boolean;
  extraTypeInfo?: string | null;
  relationshipName?: string | null;
  referenceTo?: string[];
}

/** An object as describe shows it to a person. */
export interface DescribedObject {
  name: string;
  keyPrefix?: string | null;
  queryable: boolean;
  updateable?: boolean;
  fields: DescribedField[];
}

/** What an object is to a person right now; null when it is not there for that person. */
export async function describeObject(
  connections: OrgConnections,
  caller: Caller,
  objectName: string,
): Promise<DescribedObject | null> {
  try {
    const path = `/sobjects/${encodeURIComponent(objectName)}/describe`;
    const answer = await connections.call<DescribedObject>(caller, { method: 'GET', path });
    return answer.queryable ? answer : null;
  } catch (cause) {
    if (['NOT_FOUND', 'INVALID_TYPE'].includes(salesforceCode(cause))) return null;
    throw toOrgError(cause);
  }
}

/** A field by its API name, whatever the case. */
export const fieldNamed = (object: DescribedObject, name: string): DescribedField | undefined =>
  object.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
