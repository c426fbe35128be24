/** Listing and retrieving metadata with the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { Connection } from 'jsforce';
import { firstAdministrator } from '../org/set-up.ts';
import { metadataXml, startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';
import { runProject } from '../testing/run-project.ts';

const report = metadataXml(
  'Report',
  '<name>All Runs</name><format>Tabular</format><reportType>CustomEntity$Run__c</reportType>',
);

let org: OwnOrg;
let admin: Connection;

before(async () => {
  const files = {
    ...runProject,
    'reports/Runs.reportFolder-meta.xml': metadataXml('ReportFolder', '<name>Runs</name>'),
    'reports/Runs/All_Runs.report-meta.xml': report,
    'customPermissions/Write_Runs.customPermission-meta.xml': metadataXml(
      'CustomPermission',
      '<label>W</label>',
    ),
  };
  org = await startOwnOrg(files, { una: [] });
  const { accessToken } = org.sessions.create(org.org.user(firstAdministrator)!.id);
  admin = new Connection({ instanceUrl: org.url, accessToken, version: '67.0' });
});
after(() => org.close());

test('components are listed by type, reports by folder', async () => {
  const listed = async (type: string, folder?: string): Promise<string[]> =>
    (await admin.metadata.list([{ type, ...(folder ? { folder } : {}) }])).map((entry) => entry.fullName);
  assert.deepEqual(await listed('Report', 'Runs'), ['Runs/All_Runs']);
  assert.deepEqual(await listed('ReportFolder'), ['Runs']);
  assert.deepEqual(await listed('CustomPermission'), ['Write_Runs']);
  assert.ok((await listed('CustomObject')).includes('Run__c'));
});

test('a report is retrieved as it was written', async () => {
  const types = [{ name: 'Report', members: ['Runs/All_Runs'] }];
  const request = { unpackaged: { types, version: '67.0' }, apiVersion: '67.0' };
  const { id } = await admin.metadata.retrieve(request as never);
  const result = (await admin.metadata.checkRetrieveStatus(id)) as unknown as { zipFile: string };
  const files = unzipSync(Buffer.from(result.zipFile, 'base64'));
  assert.equal(strFromU8(files['unpackaged/reports/Runs/All_Runs.report']!), report);
});

test('people without the permission, and types it does not have, are refused', async () => {
  const una = org.connect('una');
  await assert.rejects(una.metadata.list([{ type: 'Report' }]), /INSUFFICIENT_ACCESS/);
  await assert.rejects(
    admin.metadata.list([{ type: 'Flow' }]),
    /unsupported by the local org: metadata type Flow/,
  );
});
