/** Apex REST: classes of a project of the test's own, called with the real jsforce and over plain HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { metadataXml, startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';

const rights = `@RestResource(urlMapping='/demo/rights')
global with sharing class RightsResource {
  @HttpGet global static Map<String, Object> read() {
    return new Map<String, Object>{
      'name' => UserInfo.getUserName(),
      'export' => FeatureManagement.checkPermission('Demo_Export')
    };
  }
}`;

const notes = `@RestResource(urlMapping='/demo/notes/*')
global class NotesResource {
  @HttpGet global static void read() {
    RestRequest request = RestContext.request;
    RestResponse response = RestContext.response;
    if (request.params.get('missing') == 'yes') {
      response.statusCode = 404;
      response.responseBody = Blob.valueOf('gone');
      response.addHeader('Content-Type', 'text/plain');
      return;
    }
    response.responseBody = Blob.valueOf(request.requestURI + ' ' + request.headers.get('X-Note'));
  }
  @HttpPost global static String create(String title, Integer stars) {
    RestContext.response.statusCode = 201;
    return title + ' ' + stars;
  }
  @HttpPut global static Integer replace() {
    return RestContext.request.requestBody.toString().length();
  }
  @HttpPatch global static void change(String title) {
    insert as system new Account(Name = title);
    if (title == 'bad') {
      throw new IllegalArgumentException('no such title');
    }
  }
}`;

const longer = `@RestResource(urlMapping='/demo/notes/special/*')
global class SpecialResource {
  @HttpGet global static String read() {
    return 'special';
  }
}`;

const classAccess = (name: string): string =>
  `<classAccesses><apexClass>${name}</apexClass><enabled>true</enabled></classAccesses>`;

const user = metadataXml(
  'PermissionSet',
  `<label>User</label>${['RightsResource', 'NotesResource', 'SpecialResource'].map(classAccess).join('')}`,
);
const exporter = metadataXml(
  'PermissionSet',
  '<label>Exporter</label><customPermissions><enabled>true</enabled><name>Demo_Export</name></customPermissions>',
);

let org: OwnOrg;

before(async () => {
  org = await startOwnOrg(
    {
      'classes/RightsResource.cls': rights,
      'classes/NotesResource.cls': notes,
      'classes/SpecialResource.cls': longer,
      'permissionsets/Demo_User.permissionset-meta.xml': user,
      'permissionsets/Demo_Exporter.permissionset-meta.xml': exporter,
    },
    { una: ['Demo_User'], eva: ['Demo_User', 'Demo_Exporter'], nils: [] },
  );
});
after(() => org.close());

const ask = (path: string, person = 'una', init: RequestInit = {}): Promise<Response> =>
  fetch(`${org.url}/services/apexrest${path}`, {
    ...init,
    headers: { ...org.headers(person), ...(init.headers as Record<string, string>) },
  });

const refusal = async (response: Response): Promise<[number, string, string]> => {
  const [error] = (await response.json()) as { errorCode: string; message: string }[];
  return [response.status, error!.errorCode, error!.message];
};

test('a class answers as the user who asks, with the custom permissions of their permission sets', async () => {
  const answers = await Promise.all(
    ['una', 'eva'].map((person) => org.connect(person).apex.get('/demo/rights')),
  );
  assert.deepEqual(answers, [
    { name: 'una@test.example', export: false },
    { name: 'eva@test.example', export: true },
  ]);
});

test('who may not use the class is told so, and what nobody serves is not found', async () => {
  assert.deepEqual(await refusal(await ask('/demo/rights', 'nils')), [
    403,
    'FORBIDDEN',
    'You do not have access to the Apex class named: RightsResource',
  ]);
  assert.deepEqual((await refusal(await ask('/demo/Rights'))).slice(0, 2), [404, 'NOT_FOUND']);
  assert.deepEqual(await refusal(await ask('/demo/rights', 'una', { method: 'DELETE' })), [
    405,
    'METHOD_NOT_ALLOWED',
    "HTTP Method 'DELETE' not allowed. Allowed are GET",
  ]);
  const nobody = await fetch(`${org.url}/services/apexrest/demo/rights`);
  assert.deepEqual((await refusal(nobody)).slice(0, 2), [401, 'INVALID_SESSION_ID']);
});

test('a void method answers with the response it filled in', async () => {
  const found = await ask('/demo/notes/1/a%20b?x=1', 'una', { headers: { 'x-note': 'N' } });
  assert.deepEqual([found.status, await found.text()], [200, '/demo/notes/1/a%20b N']);
  const gone = await ask('/demo/notes/1?missing=yes');
  assert.deepEqual(
    [gone.status, gone.headers.get('content-type'), await gone.text()],
    [404, 'text/plain', 'gone'],
  );
});

test('the longest mapping with a wildcard answers', async () => {
  assert.equal(await (await ask('/demo/notes/special/1')).json(), 'special');
});

test('a JSON body becomes the parameters of the method, and without parameters stays the body', async () => {
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ title: 'T', stars: 3 });
  const created = await ask('/demo/notes/1', 'una', { method: 'POST', headers: json, body });
  assert.deepEqual([created.status, await created.json()], [201, 'T 3']);
  const other = await ask('/demo/notes/1', 'una', { method: 'POST', headers: json, body: '{"color":"red"}' });
  assert.deepEqual((await refusal(other)).slice(0, 2), [400, 'JSON_PARSER_ERROR']);
  const put = await ask('/demo/notes/1', 'una', { method: 'PUT', body: 'not <json>' });
  assert.equal(await put.json(), 10);
});

test('an exception nobody catches is an APEX_ERROR, and what was saved before it is not', async () => {
  const patch = (title: string): Promise<Response> =>
    ask('/demo/notes/1', 'una', { method: 'PATCH', body: JSON.stringify({ title }) });
  const [status, code, message] = await refusal(await patch('bad'));
  assert.deepEqual([status, code], [500, 'APEX_ERROR']);
  assert.match(
    message,
    /^System\.IllegalArgumentException: no such title\n\nClass\.NotesResource\.change: line /,
  );
  assert.equal((await patch('good')).status, 200);
  const context = { userId: org.userId('una'), mode: 'system' as const };
  const { records } = org.org.query('SELECT Name FROM Account', context);
  assert.deepEqual(
    records.map((record) => record.Name),
    ['good'],
  );
});

test('calls of classes count as API calls', async () => {
  const before = (await (await fetch(`${org.url}/local-org/api-calls`)).json()) as { total: number };
  await ask('/demo/rights');
  const after = (await (await fetch(`${org.url}/local-org/api-calls`)).json()) as { total: number };
  assert.equal(after.total - before.total, 1);
});
