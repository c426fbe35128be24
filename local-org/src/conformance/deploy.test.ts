/** Deploying metadata over REST with the real jsforce: what is good is used at once, what is not is named. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { Connection } from 'jsforce';
import { reportProblem } from '../deploy/check-report.ts';
import { firstAdministrator } from '../org/set-up.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
let admin: Connection;

before(async () => {
  org = await startSeededOrg();
  const { accessToken } = org.sessions.create(org.org.user(firstAdministrator)!.id);
  admin = new Connection({ instanceUrl: org.url, accessToken, version: '67.0' });
});
after(() => org.close());

interface Failure {
  componentType: string;
  fullName: string;
  problem: string;
  lineNumber?: number;
}

interface Result {
  success: boolean;
  status: string;
  numberComponentsTotal: number;
  errorMessage?: string;
  details: { componentFailures: Failure[] };
}

async function deploy(
  files: Record<string, string>,
  options: Record<string, unknown> = {},
  as = admin,
): Promise<Result> {
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'package.zip');
  form.append('entity_content', JSON.stringify({ deployOptions: options }));
  const headers = { authorization: `Bearer ${as.accessToken}` };
  const url = `${org.url}/services/data/v67.0/metadata/deployRequest`;
  const response = await fetch(url, { method: 'POST', headers, body: form });
  const answer = (await response.json()) as { id: string } | { errorCode: string }[];
  if (Array.isArray(answer)) throw Object.assign(new Error(), answer[0]);
  const { deployResult } = await as.request<{ deployResult: Result }>(
    `${url}/${answer.id}?includeDetails=true`,
  );
  return deployResult;
}

const manifest = { 'package.xml': '<Package><version>67.0</version></Package>' };

const object = (field: string): string => `<CustomObject>
  <label>Thing</label><pluralLabel>Things</pluralLabel><sharingModel>ReadWrite</sharingModel>
  <nameField><label>Name</label><type>Text</type></nameField>
  <fields><fullName>Size__c</fullName><label>Size</label>${field}</fields>
  <validationRules><fullName>Small</fullName><active>true</active><errorConditionFormula>Size__c &gt; 5</errorConditionFormula>
    <errorMessage>Too large</errorMessage></validationRules>
</CustomObject>`;

const permissionSet = `<PermissionSet><label>Things</label>
  <fieldPermissions><editable>true</editable><field>Thing__c.Size__c</field><readable>true</readable></fieldPermissions>
  <objectPermissions><object>Thing__c</object><allowRead>true</allowRead><allowCreate>true</allowCreate></objectPermissions>
</PermissionSet>`;

const things = (field: string): Record<string, string> => ({
  ...manifest,
  'objects/Thing__c.object': object(field),
  'permissionsets/Things.permissionset': permissionSet,
});
const numberField = '<type>Number</type><precision>3</precision><scale>0</scale>';

test('a dry run says what would happen and changes nothing', async () => {
  const result = await deploy(things(numberField), { checkOnly: true });
  assert.deepEqual([result.success, result.numberComponentsTotal], [true, 4]);
  await rejectsWithCode(() => admin.query('SELECT Id FROM Thing__c'), 'INVALID_TYPE');
});

test('a component that is not good keeps all others out and is named', async () => {
  const result = await deploy(things('<type>Location</type>'));
  assert.deepEqual([result.success, result.status], [false, 'Failed']);
  assert.deepEqual(
    result.details.componentFailures.map(({ componentType, fullName }) => [componentType, fullName]),
    [['CustomField', 'Thing__c.Size__c']],
  );
  assert.match(result.details.componentFailures[0]!.problem, /does not support fields of type Location/);
  await rejectsWithCode(() => admin.query('SELECT Id FROM Thing__c'), 'INVALID_TYPE');
});

test('an object, its rule and its permission set work as soon as they are deployed', async () => {
  assert.equal((await deploy(things(numberField))).success, true);
  const assign = async (name: string): Promise<void> => {
    const [set] = (await admin.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`)).records;
    await admin
      .sobject('PermissionSetAssignment')
      .create({ PermissionSetId: set!.Id!, AssigneeId: org.userId('samuel') });
  };
  const samuel = org.connect('samuel');
  await rejectsWithCode(() => samuel.query('SELECT Size__c FROM Thing__c'), 'INVALID_TYPE');
  await assign('Things');
  await samuel.sobject('Thing__c').create({ Name: 'Small', Size__c: 3 });
  await rejectsWithCode(
    () => samuel.sobject('Thing__c').create({ Name: 'Large', Size__c: 9 }),
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  );
  assert.equal((await samuel.query('SELECT Size__c FROM Thing__c')).records[0]!.Size__c, 3);
});

const refused: [what: string, files: Record<string, string>, problem: RegExp][] = [
  [
    'a type it does not have',
    { 'flows/F.flow': '<Flow/>' },
    /unsupported by the local org: metadata type flows/,
  ],
  [
    'Apex it does not run',
    { 'classes/Other.cls': 'public class Other {}' },
    /runs the Apex of its own project directory/,
  ],
  ['Apex that does not compile', { 'classes/Broken.cls': 'public class Broken {' }, /./],
  [
    'XML that is not well-formed',
    { 'layouts/Case-Case Layout.layout': '<Layout><a></Layout>' },
    /Case Layout\.layout: line 1/,
  ],
  [
    'an object part it does not have',
    {
      'objects/Account.object':
        '<CustomObject><recordTypes/><recordTypes><fullName>R</fullName></recordTypes></CustomObject>',
    },
    /unsupported by the local org: recordTypes/,
  ],
];

for (const [what, files, problem] of refused) {
  test(`${what} is refused`, async () => {
    const result = await deploy({ ...manifest, ...files });
    assert.equal(result.success, false);
    assert.match(result.details.componentFailures[0]!.problem, problem);
  });
}

test('a zip without package.xml is no deployment', async () => {
  const result = await deploy({ 'layouts/A.layout': '<Layout/>' });
  assert.deepEqual([result.success, result.errorMessage], [false, 'No package.xml found']);
});

test('deploying takes the permission to modify metadata, and running tests is not offered', async () => {
  await rejectsWithCode(() => deploy(manifest, {}, org.connect('adam')), 'INSUFFICIENT_ACCESS');
  await rejectsWithCode(() => deploy(manifest, { testLevel: 'RunLocalTests' }), 'FUNCTIONALITY_NOT_ENABLED');
});

const report = (column: string): string => `<Report><name>Usage</name><format>Summary</format>
  <reportType>CustomEntity$AI_Interaction__c</reportType>
  <columns><field>CUST_NAME</field></columns><columns><field>${column}</field></columns>
  <groupingsDown><field>AI_Interaction__c.Prompt__c</field></groupingsDown></Report>`;

test('a report is deployed with its folder, and one that names an unknown field says where', async () => {
  const folder = { 'reports/Usage-meta.xml': '<ReportFolder><name>Usage</name></ReportFolder>' };
  const files = (column: string) => ({
    ...manifest,
    ...folder,
    'reports/Usage/By_Prompt.report': report(column),
  });
  const wrong = await deploy(files('AI_Interaction__c.Nothing__c'));
  assert.equal(wrong.details.componentFailures[0]!.fullName, 'Usage/By_Prompt');
  assert.equal(
    wrong.details.componentFailures[0]!.problem,
    'columns[2].field: unknown field AI_Interaction__c.Nothing__c',
  );
  const alone = await deploy({
    ...manifest,
    'reports/Other/A.report': report('AI_Interaction__c.Status__c'),
  });
  assert.equal(alone.details.componentFailures[0]!.problem, 'no ReportFolder named Other found');
  const good = await deploy(files('AI_Interaction__c.Status__c'));
  assert.equal(good.success, true, JSON.stringify(good.details));
  assert.ok(org.org.metadata.reporting.some((entry) => entry.fullName === 'Usage/By_Prompt'));
});

test('the project’s own reports name nothing that is not there', () => {
  const { reporting } = org.org.metadata;
  const problems = reporting.flatMap((entry) => reportProblem(org.org, entry, []) ?? []);
  assert.deepEqual(problems, []);
});
