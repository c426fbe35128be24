/** A small project of a master with details and triggers that guard it, for tests that need no more than that. */
import { metadataXml } from './own-project.ts';

const object = (label: string, sharing: string): string =>
  metadataXml(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><label>${label}</label><pluralLabel>${label}s</pluralLabel>` +
      `<nameField><displayFormat>${label}-{0000}</displayFormat><label>Number</label><type>AutoNumber</type></nameField>` +
      `<sharingModel>${sharing}</sharingModel>`,
  );

const field = (name: string, content: string): string =>
  metadataXml('CustomField', `<fullName>${name}</fullName><label>${name}</label>${content}`);

const key = '<type>Text</type><length>64</length><externalId>true</externalId><unique>true</unique>';

const guard = `trigger RunTrigger on Run__c(before update, before delete) {
  if (FeatureManagement.checkPermission('Write_Runs')) {
    return;
  }
  for (Run__c run : Trigger.isDelete ? Trigger.old : Trigger.new) {
    if (run.Note__c != 'open') {
      run.addError('A run is not changed.');
    }
  }
}`;

const access = (name: string): string =>
  `<objectPermissions><object>${name}</object><allowCreate>true</allowCreate><allowDelete>true</allowDelete>` +
  `<allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords>` +
  `<viewAllRecords>false</viewAllRecords></objectPermissions>`;

const fieldAccess = (name: string): string =>
  `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;

const fields = [
  'Run__c.Run_Id__c',
  'Run__c.Note__c',
  'Run__c.Sequence__c',
  'Run__c.Long__c',
  'Run__c.Done__c',
];
const stepFields = ['Step__c.Step_Key__c', 'Step__c.Outcome__c'];

const runs = metadataXml(
  'PermissionSet',
  `<label>Runs</label>${access('Run__c')}${access('Step__c')}${access('Account')}${access('Case')}` +
    [...fields, ...stepFields, 'Account.Industry'].map(fieldAccess).join(''),
);
const writer = metadataXml(
  'PermissionSet',
  '<label>Writer</label><customPermissions><enabled>true</enabled><name>Write_Runs</name></customPermissions>',
);

const viewer = metadataXml(
  'PermissionSet',
  `<label>Viewer</label><objectPermissions><object>Run__c</object><allowCreate>false</allowCreate>` +
    `<allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead>` +
    `<modifyAllRecords>false</modifyAllRecords><viewAllRecords>true</viewAllRecords></objectPermissions>`,
);

/** Files below force-app/main/default: Run__c (private) with details Step__c, permission sets Runs and Writer. */
export const runProject: Record<string, string> = {
  'objects/Run__c/Run__c.object-meta.xml': object('Run', 'Private'),
  'objects/Run__c/fields/Run_Id__c.field-meta.xml': field('Run_Id__c', key),
  'objects/Run__c/fields/Note__c.field-meta.xml': field('Note__c', '<type>Text</type><length>80</length>'),
  'objects/Run__c/fields/Done__c.field-meta.xml': field(
    'Done__c',
    '<type>Checkbox</type><defaultValue>false</defaultValue>',
  ),
  'objects/Run__c/fields/Sequence__c.field-meta.xml': field(
    'Sequence__c',
    '<type>Number</type><precision>18</precision><scale>0</scale>',
  ),
  'objects/Run__c/fields/Long__c.field-meta.xml': field(
    'Long__c',
    '<type>LongTextArea</type><length>32768</length><visibleLines>3</visibleLines>',
  ),
  'objects/Step__c/Step__c.object-meta.xml': object('Step', 'ControlledByParent'),
  'objects/Step__c/fields/Step_Key__c.field-meta.xml': field('Step_Key__c', key),
  'objects/Step__c/fields/Outcome__c.field-meta.xml': field(
    'Outcome__c',
    '<type>Text</type><length>80</length>',
  ),
  'objects/Step__c/fields/Run__c.field-meta.xml': field(
    'Run__c',
    '<type>MasterDetail</type><referenceTo>Run__c</referenceTo><relationshipName>Steps</relationshipName>',
  ),
  'triggers/RunTrigger.trigger': guard,
  'permissionsets/Runs.permissionset-meta.xml': runs,
  'permissionsets/Writer.permissionset-meta.xml': writer,
  'permissionsets/Viewer.permissionset-meta.xml': viewer,
};

/** Wilma writes runs, Otto may do all but that, Vera sees all of them, and Nora has no right to anything. */
export const runPeople: Record<string, string[]> = {
  wilma: ['Runs', 'Writer'],
  otto: ['Runs'],
  vera: ['Viewer'],
  nora: [],
};
