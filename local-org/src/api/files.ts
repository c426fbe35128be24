/** Contents of files: read as bytes, and sent as one part of a form beside the record's fields. */
import { notFound, OrgError } from '../errors.ts';
import type { Row } from '../ports.ts';
import { toId18 } from '../store/ids.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

export const fileRoutes: RouteRow[] = [
  {
    family: 'files',
    method: 'GET',
    path: '/services/data/:version/sobjects/ContentVersion/:id/VersionData',
    status: 'supported',
    testedBy: 'conformance/files.test.ts',
    notes:
      'the bytes of one version; versions are made with POST sobjects/ContentVersion, as JSON or as a form',
    handler: content,
  },
];

function content(call: ApiCall): ApiAnswer {
  const { org } = call.parts;
  const id = toId18(call.parameters.id!);
  const soql = 'SELECT VersionData FROM ContentVersion WHERE Id = :id';
  const [found] = org.query(soql, call.caller.context, { binds: { id: id ?? null }, blobs: true }).records;
  if (!found) throw notFound();
  const bytes = Buffer.from(String(found.VersionData ?? ''), 'base64');
  return { status: 200, headers: { 'content-type': 'application/octetstream' }, bytes };
}

/** The record of a multipart form: the first JSON part, with every file part as a base64 field of its name. */
export async function formRow(call: ApiCall): Promise<Row> {
  const headers = { 'content-type': call.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(call.body as Buffer), { headers }).formData();
  const row: Row = {};
  for (const [name, part] of form) {
    const text =
      typeof part === 'string' ? part : part.type === 'application/json' ? await part.text() : null;
    if (text === null) row[name] = Buffer.from(await (part as File).arrayBuffer()).toString('base64');
    else Object.assign(row, parsed(text));
  }
  return row;
}

function parsed(text: string): Row {
  try {
    return JSON.parse(text) as Row;
  } catch (error) {
    throw new OrgError('JSON_PARSER_ERROR', (error as Error).message);
  }
}
