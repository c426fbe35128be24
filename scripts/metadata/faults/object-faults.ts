import { BASE, fieldFile } from './seeded-fault.ts';
import type { SeededFault } from './seeded-fault.ts';

/** Faults of objects, fields, views and rules. */
export const OBJECT_FAULTS: SeededFault[] = [
  {
    name: 'a field without help text',
    file: fieldFile('AI_Model__c', 'Region__c'),
    from: /<inlineHelpText>.*<\/inlineHelpText>/,
    to: '',
    says: /has no help text/,
  },
  {
    name: 'a required lookup that empties itself',
    file: fieldFile('AI_Prompt_Version__c', 'Prompt__c'),
    from: 'Restrict',
    to: 'SetNull',
    says: /required and yet emptied/,
  },
  {
    name: 'a lookup to a missing object',
    file: fieldFile('AI_Prompt_Version__c', 'Model__c'),
    from: '>AI_Model__c<',
    to: '>AI_Modell__c<',
    says: /refers to AI_Modell__c, which does not exist/,
  },
  {
    name: 'two lookups with one child relationship',
    file: fieldFile('AI_Prompt_Version__c', 'Model__c'),
    from: /<relationshipName>.*<\/relationshipName>/,
    to: '<relationshipName>Interactions</relationshipName>',
    says: /gives AI_Model__c\.Interactions a second time/,
  },
  {
    name: 'a detail object that shares by itself',
    file: `${BASE}/objects/Data_Context_Node__c/Data_Context_Node__c.object-meta.xml`,
    from: '<sharingModel>ControlledByParent',
    to: '<sharingModel>Private',
    says: /sharing model that does not fit/,
  },
  {
    name: 'a list view with an unknown column',
    file: `${BASE}/objects/AI_Model__c/listViews/All.listView-meta.xml`,
    from: '<columns>Region__c',
    to: '<columns>Regin__c',
    says: /column Regin__c, which AI_Model__c does not have/,
  },
  {
    name: 'a list view filtered by an unknown value',
    file: `${BASE}/objects/AI_Model__c/listViews/Active_Models.listView-meta.xml`,
    from: '<value>Active',
    to: '<value>Alive',
    says: /filters Status__c by Alive/,
  },
  {
    name: 'a compact layout with an unknown field',
    file: `${BASE}/objects/AI_Prompt__c/compactLayouts/AI_Prompt_Compact_Layout.compactLayout-meta.xml`,
    from: 'Active__c',
    to: 'Activ__c',
    says: /shows Activ__c, which AI_Prompt__c does not have/,
  },
  {
    name: 'a rule that compares with an unknown value',
    file: `${BASE}/objects/AI_Prompt_Version__c/validationRules/Approved_Only_Retires.validationRule-meta.xml`,
    from: '&quot;Approved&quot;',
    to: '&quot;Aproved&quot;',
    says: /compares Status__c with Aproved/,
  },
  {
    name: 'a rule that asks for an unknown permission',
    file: `${BASE}/objects/AI_Prompt_Version__c/validationRules/Approved_Content_Stays.validationRule-meta.xml`,
    from: '$Permission.BYOM_Assign_Models',
    to: '$Permission.BYOM_Asign_Models',
    says: /names the custom permission BYOM_Asign_Models, which does not exist/,
  },
  {
    name: 'history of more fields than the platform keeps',
    file: fieldFile('AI_Model__c', 'Region__c'),
    from: '<trackHistory>true</trackHistory>',
    to: '<trackHistory>true</trackHistory>'.repeat(3),
    says: /tracks the history of \d+ fields; the platform tracks 20/,
    foundIn: `${BASE}/objects/AI_Model__c/AI_Model__c.object-meta.xml`,
  },
  {
    name: 'history in an object that keeps none',
    file: `${BASE}/objects/AI_Model__c/AI_Model__c.object-meta.xml`,
    from: '<enableHistory>true',
    to: '<enableHistory>false',
    says: /has fields with history, but keeps none/,
  },
  {
    name: 'a rule over an unknown field',
    file: `${BASE}/objects/AI_Model__c/validationRules/Top_P_In_Range.validationRule-meta.xml`,
    from: 'Top_P__c &lt; 0',
    to: 'Top_K__c &lt; 0',
    says: /names the field Top_K__c/,
  },
];
