/** Salesforce's error codes with the HTTP status the REST API gives them. A code that is not here is answered as 400. */
import type { SaveError } from './ports.ts';

const statuses = {
  INVALID_SESSION_ID: 401,
  INVALID_AUTH_HEADER: 401,
  INSUFFICIENT_ACCESS: 403,
  FORBIDDEN: 403,
  API_DISABLED_FOR_ORG: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  FUNCTIONALITY_NOT_ENABLED: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  METHOD_NOT_ALLOWED: 405,
  PRECONDITION_FAILED: 412,
  UNSUPPORTED_MEDIA_TYPE: 415,
  APEX_ERROR: 500,
  UNKNOWN_EXCEPTION: 500,
  SERVER_UNAVAILABLE: 503,
} as const;

/** An error as the platform reports it. `fields` names the fields it is about. */
export class OrgError extends Error {
  readonly code: string;
  readonly fields: string[];

  constructor(code: string, message: string, fields: string[] = []) {
    super(message);
    this.name = 'OrgError';
    this.code = code;
    this.fields = fields;
  }
}

/** The HTTP status of an error code. */
export function statusOf(code: string): number {
  return statuses[code as keyof typeof statuses] ?? 400;
}

/** The error as one row's result in DML. */
export function saveError(code: string, message: string, fields: string[] = []): SaveError {
  return { statusCode: code, message, fields };
}

/** The body of a failed REST call: always a list; `fields` only where DML gave them. */
export function errorBody(error: OrgError): { message: string; errorCode: string; fields?: string[] }[] {
  const body = { message: error.message, errorCode: error.code };
  return [error.fields.length > 0 ? { ...body, fields: error.fields } : body];
}

/** What a missing record answers, and equally one the user may not see. */
export function notFound(): OrgError {
  return new OrgError('NOT_FOUND', 'The requested resource does not exist');
}

/** What the platform answers for an object that does not exist, or that the user may not read. */
export function unknownObject(name: string): OrgError {
  const advice =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name.";
  const reference = 'Please reference your WSDL or the describe call for the appropriate names.';
  return new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported. ${advice} ${reference}`);
}

/** What SOQL answers for a field that does not exist, or that the user may not read. */
export function unknownField(field: string, objectName: string): OrgError {
  const advice =
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.";
  const reference = 'Please reference your WSDL or the describe call for the appropriate names.';
  return new OrgError(
    'INVALID_FIELD',
    `No such column '${field}' on entity '${objectName}'. ${advice} ${reference}`,
  );
}

/** Says loudly that the local org does not have something the platform has. */
export function unsupported(feature: string): OrgError {
  return new OrgError('FUNCTIONALITY_NOT_ENABLED', `unsupported by the local org: ${feature}`);
}
