/** Files: versions, documents and links, with the real jsforce and over plain HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { runPeople, runProject } from '../testing/run-project.ts';

const text = 'Grüße, {{PERSON_1}}!\n'.repeat(2000);
const base64 = Buffer.from(text).toString('base64');
const base = '/services/data/v67.0';

let org: OwnOrg;
let runId: string;
let versionId: string;
let documentId: string;

before(async () => {
  org = await startOwnOrg(runProject, runPeople);
  const wilma = org.connect('wilma');
  runId = (await wilma.sobject('Run__c').create({ Run_Id__c: 'r1' })).id!;
  const file = { PathOnClient: 'prompt.txt', VersionData: base64, FirstPublishLocationId: runId };
  versionId = (await wilma.sobject('ContentVersion').create(file)).id!;
  documentId = (await wilma.sobject('ContentVersion').retrieve(versionId)).ContentDocumentId as string;
});
after(() => org.close());

const content = (person: string, id = versionId): Promise<Response> =>
  fetch(`${org.url}${base}/sobjects/ContentVersion/${id}/VersionData`, { headers: org.headers(person) });

test('a version makes its document, is described by its content, and is attached where it was published', async () => {
  const wilma = org.connect('wilma');
  const version = await wilma.sobject('ContentVersion').retrieve(versionId);
  const { Title, FileExtension, FileType, ContentSize, IsLatest, VersionNumber, VersionData } = version;
  assert.deepEqual(
    { Title, FileExtension, FileType, ContentSize, IsLatest, VersionNumber, VersionData },
    {
      Title: 'prompt',
      FileExtension: 'txt',
      FileType: 'TEXT',
      ContentSize: Buffer.byteLength(text),
      IsLatest: true,
      VersionNumber: '1',
      VersionData: `${base}/sobjects/ContentVersion/${versionId}/VersionData`,
    },
  );
  const links = await wilma.query(
    `SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}' ORDER BY LinkedEntityId`,
  );
  assert.deepEqual(
    links.records.map((link) => [link.LinkedEntityId, link.ShareType]),
    [
      [org.userId('wilma'), 'I'],
      [runId, 'V'],
    ],
  );
  const soql = 'SELECT Id, (SELECT ContentDocument.Title FROM ContentDocumentLinks) FROM Run__c';
  const [run] = (await wilma.query(soql)).records;
  const attached = run!['ContentDocumentLinks'] as { records: { ContentDocument: { Title: string } }[] };
  assert.equal(attached.records[0]!.ContentDocument.Title, 'prompt');
});

test('the content is read as the bytes that were sent, by those who see the record it is attached to', async () => {
  for (const person of ['wilma', 'vera']) {
    const response = await content(person);
    assert.equal(response.status, 200, person);
    assert.equal(await response.text(), text);
  }
  for (const person of ['otto', 'nora']) assert.equal((await content(person)).status, 404, person);
  const seen = async (person: string): Promise<number> =>
    (await org.connect(person).query('SELECT Id FROM ContentDocument')).totalSize;
  assert.deepEqual([await seen('vera'), await seen('otto')], [1, 0]);
});

test('a file comes as a form, too', async () => {
  const form = new FormData();
  const fields = JSON.stringify({ PathOnClient: 'answer.json', Title: 'Answer' });
  form.append('entity_content', new Blob([fields], { type: 'application/json' }));
  form.append('VersionData', new Blob([new Uint8Array([0, 255, 7])]), 'answer.json');
  const created = await fetch(`${org.url}${base}/sobjects/ContentVersion`, {
    method: 'POST',
    headers: org.headers('otto'),
    body: form,
  });
  const { id } = (await created.json()) as { id: string };
  assert.deepEqual([...new Uint8Array(await (await content('otto', id)).arrayBuffer())], [0, 255, 7]);
});

test('a second version becomes the latest of its document', async () => {
  const wilma = org.connect('wilma');
  const first = await wilma.sobject('ContentVersion').create({ PathOnClient: 'a.txt', VersionData: base64 });
  const { ContentDocumentId } = await wilma.sobject('ContentVersion').retrieve(first.id!);
  const newer = { PathOnClient: 'b.txt', VersionData: 'Yg==', ContentDocumentId };
  const second = await wilma.sobject('ContentVersion').create(newer);
  const soql = `SELECT Id, IsLatest, VersionNumber FROM ContentVersion WHERE ContentDocumentId = '${String(ContentDocumentId)}' ORDER BY VersionNumber`;
  assert.deepEqual(
    (await wilma.query(soql)).records.map((row) => [row.Id, row.IsLatest, row.VersionNumber]),
    [
      [first.id, false, '1'],
      [second.id, true, '2'],
    ],
  );
  const document = await wilma.sobject('ContentDocument').retrieve(String(ContentDocumentId));
  assert.deepEqual([document.LatestPublishedVersionId, document.ContentSize], [second.id, 1]);
});

test('what the platform refuses of files is refused', async () => {
  const otto = org.connect('otto');
  const version = { PathOnClient: 'x.txt', VersionData: 'eA==' };
  const cases: [work: () => unknown, code: string][] = [
    [() => otto.sobject('ContentVersion').create({ Title: 'x' }), 'REQUIRED_FIELD_MISSING'],
    [
      () => otto.sobject('ContentVersion').create({ ...version, FirstPublishLocationId: runId }),
      'INVALID_CROSS_REFERENCE_KEY',
    ],
    [
      () =>
        org
          .connect('vera')
          .sobject('ContentVersion')
          .create({ ...version, FirstPublishLocationId: runId }),
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    ],
    [
      () => org.connect('vera').sobject('ContentDocument').destroy(documentId),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    ],
    [() => otto.query('SELECT Id FROM ContentDocumentLink'), 'MALFORMED_QUERY'],
    [
      () => org.connect('wilma').sobject('ContentVersion').destroy(versionId),
      'INSUFFICIENT_ACCESS_OR_READONLY',
    ],
  ];
  for (const [work, code] of cases) await rejectsWithCode(work, code);
});

test('a deleted record leaves the file to its owner, and a deleted document takes its versions along', async () => {
  const wilma = org.connect('wilma');
  await wilma.sobject('Run__c').destroy(runId);
  assert.equal((await content('vera')).status, 404);
  assert.equal((await content('wilma')).status, 200);
  await wilma.sobject('ContentDocument').destroy(documentId);
  assert.equal((await content('wilma')).status, 404);
});
