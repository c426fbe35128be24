/** The Metadata API over SOAP: listing components, and retrieving reports, dashboards and custom permissions. */
import { strToU8, zipSync } from 'fflate';
import { OrgError } from '../../errors.ts';
import { child, nodes, text, texts } from '../../metadata/xml.ts';
import { makeId } from '../../store/ids.ts';
import type { ApiAnswer, ApiCall, RouteRow } from '../route.ts';
import { isRetrievable, listComponents, retrieveComponent } from './components.ts';
import type { ListedComponent } from './components.ts';
import { readEnvelope, soapAnswer, soapFault } from './envelope.ts';
import type { SoapCall } from './envelope.ts';

export const soapMetadataRoutes: RouteRow[] = [
  {
    family: 'metadata',
    method: 'POST',
    path: '/services/Soap/m/:soapVersion',
    status: 'partial',
    testedBy: 'conformance/soap-metadata.test.ts',
    notes:
      'listMetadata; retrieve and checkRetrieveStatus of reports, report types, dashboards, their folders, custom permissions',
    open: true,
    handler: answer,
  },
];

/** Zips by the id of their request, until they are fetched. */
const retrieved = new WeakMap<object, Map<string, Record<string, unknown>>>();

function answer(call: ApiCall): ApiAnswer {
  try {
    const soap = readEnvelope(String(call.body));
    authorise(call, soap);
    if (soap.name === 'listMetadata') return list(call, soap);
    if (soap.name === 'retrieve') return retrieve(call, soap);
    if (soap.name === 'checkRetrieveStatus') return retrieveStatus(call, soap);
    throw new OrgError('FUNCTIONALITY_NOT_ENABLED', `unsupported by the local org: ${soap.name} over SOAP`);
  } catch (error) {
    if (error instanceof OrgError) return soapFault(error);
    throw error;
  }
}

function authorise(call: ApiCall, soap: SoapCall): void {
  const { org, sessions } = call.parts;
  const session = sessions.find(soap.sessionId);
  const user = session && org.user(session.userId);
  if (!user?.active)
    throw new OrgError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  if (!org.userPermission(user.id, 'ModifyMetadata'))
    throw new OrgError('INSUFFICIENT_ACCESS', 'use of the Metadata API requires a user with Modify Metadata');
}

function list(call: ApiCall, soap: SoapCall): ApiAnswer {
  const found = nodes(soap.node, 'queries').flatMap((query) => {
    const type = text(query, 'type') ?? '';
    const components = listComponents(call.parts.org, type, text(query, 'folder'));
    if (!components)
      throw new OrgError('INVALID_TYPE', `unsupported by the local org: metadata type ${type}`);
    return components;
  });
  return soapAnswer(
    'listMetadata',
    found.map((component, index) => properties(component, index)),
  );
}

/** What the Metadata API says of each file; the local org keeps no history of its metadata. */
function properties({ type, fullName, fileName }: ListedComponent, index: number): Record<string, unknown> {
  const date = '2026-01-01T00:00:00.000Z';
  const by = { createdById: '', createdByName: '', createdDate: date };
  const changed = { lastModifiedById: '', lastModifiedByName: '', lastModifiedDate: date };
  return {
    ...by,
    fileName,
    fullName,
    id: makeId('0PZ', index),
    ...changed,
    manageableState: 'unmanaged',
    type,
  };
}

function retrieve(call: ApiCall, soap: SoapCall): ApiAnswer {
  const { org } = call.parts;
  const files: Record<string, Uint8Array> = {};
  const components: ListedComponent[] = [];
  // The WSDL says retrieveRequest, jsforce writes request; the platform takes both.
  const request = 'request' in soap.node ? 'request' : 'retrieveRequest';
  const manifest = child(child(soap.node, request), 'unpackaged');
  for (const entry of nodes(manifest, 'types')) {
    const type = text(entry, 'name') ?? '';
    if (!isRetrievable(type))
      throw new OrgError('INVALID_TYPE', `unsupported by the local org: retrieving metadata type ${type}`);
    const members = texts(entry, 'members');
    for (const component of listComponents(org, type, null) ?? []) {
      if (!members.includes('*') && !members.includes(component.fullName)) continue;
      files[`unpackaged/${component.fileName}`] = strToU8(retrieveComponent(org, type, component.fullName)!);
      components.push({ ...component, fileName: `unpackaged/${component.fileName}` });
    }
  }
  files['unpackaged/package.xml'] = strToU8('<?xml version="1.0" encoding="UTF-8"?>\n<Package/>\n');
  const known = retrieved.get(org) ?? new Map<string, Record<string, unknown>>();
  retrieved.set(org, known);
  const id = makeId('09S', known.size + 1);
  const zipFile = Buffer.from(zipSync(files)).toString('base64');
  const fileProperties = components.map((component, index) => properties(component, index));
  known.set(id, { done: true, fileProperties, id, status: 'Succeeded', success: true, zipFile });
  return soapAnswer('retrieve', [{ done: false, id, state: 'Queued' }]);
}

function retrieveStatus(call: ApiCall, soap: SoapCall): ApiAnswer {
  const id = text(soap.node, 'asyncProcessId') ?? text(soap.node, 'id') ?? '';
  const result = retrieved.get(call.parts.org)?.get(id);
  if (!result) throw new OrgError('INVALID_ID_FIELD', `no retrieve with the id ${id}`);
  return soapAnswer('checkRetrieveStatus', [result]);
}
