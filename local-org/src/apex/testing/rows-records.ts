/** What records, describes and Database methods answer. The runner holds BYOM_Admin. */
import type { Row } from './rows.ts';

const model = `AI_Model__c model = new AI_Model__c(Name = 'M', Api_Name__c = 'M', Platform__c = 'builtin', Status__c = 'Draft');`;
const broken = `new AI_Model__c(Name = 'M')`;
const field = (describe: string): string => `AI_Model__c.Platform__c.getDescribe().${describe}`;
const object = (describe: string): string => `AI_Model__c.SObjectType.getDescribe().${describe}`;
const failure = (read: string): string =>
  `try { insert ${broken}; return null; } catch (DmlException problem) { return problem.${read}; }`;

/** Every overload of a Database method: on a record and on a list, with and without its options. */
function dmlRows(method: string, before: string, type: string): Row[] {
  const options: [string, string][] = [
    ['', ''],
    [',Boolean', ', true'],
    [',AccessLevel', ', AccessLevel.USER_MODE'],
    [',Boolean,AccessLevel', ', false, AccessLevel.SYSTEM_MODE'],
  ];
  return options.flatMap(([parameters, values]): Row[] => [
    [
      `Database.${method}(SObject${parameters})`,
      `${before} Database.${type} result = Database.${method}(model${values}); return result.isSuccess();`,
      'true',
    ],
    [
      `Database.${method}(List${parameters})`,
      `${before} List<Database.${type}> results = Database.${method}(new List<AI_Model__c>{ model }${values}); return results[0].isSuccess();`,
      'true',
    ],
  ]);
}

const saved = `${model} insert model;`;

export const recordRows: Row[] = [
  ...dmlRows('insert', model, 'SaveResult'),
  ...dmlRows('update', `${saved} model.Region__c = 'EU';`, 'SaveResult'),
  ...dmlRows('upsert', model, 'UpsertResult'),
  ...dmlRows('delete', saved, 'DeleteResult'),
  ...dmlRows('undelete', `${saved} delete model;`, 'UndeleteResult'),
  [
    'AggregateResult.get(String)',
    `${saved} List<AggregateResult> rows = Database.queryWithBinds('SELECT Status__c status, COUNT(Id) models FROM AI_Model__c WHERE Id = :id GROUP BY Status__c', new Map<String, Object>{ 'id' => model.Id }, AccessLevel.USER_MODE); return rows[0].get('STATUS') + ' ' + (Integer) rows[0].get('models');`,
    'Draft 1',
  ],
  [
    'Database.SaveResult.getId()',
    `${model} Database.SaveResult result = Database.insert(model); return result.getId() == model.Id && model.Id != null;`,
    'true',
  ],
  ['Database.SaveResult.isSuccess()', `Database.insert(${broken}, false).isSuccess()`, 'false'],
  ['Database.SaveResult.getErrors()', `Database.insert(${broken}, false).getErrors().size() > 0`, 'true'],
  [
    'Database.Error.getMessage()',
    `Database.insert(${broken}, false).getErrors()[0].getMessage().startsWith('Required fields are missing')`,
    'true',
  ],
  [
    'Database.Error.getFields()',
    `Database.insert(${broken}, false).getErrors()[0].getFields().isEmpty()`,
    'false',
  ],
  [
    'Database.Error.getStatusCode()',
    `Database.insert(${broken}, false).getErrors()[0].getStatusCode()`,
    'REQUIRED_FIELD_MISSING',
  ],
  ['Database.DeleteResult.getId()', `${saved} return Database.delete(model).getId() == model.Id;`, 'true'],
  ['Database.DeleteResult.isSuccess()', `${saved} return Database.delete(model).isSuccess();`, 'true'],
  ['Database.DeleteResult.getErrors()', `${saved} return Database.delete(model).getErrors().size();`, '0'],
  [
    'Database.UndeleteResult.getId()',
    `${saved} delete model; return Database.undelete(model).getId() == model.Id;`,
    'true',
  ],
  [
    'Database.UndeleteResult.isSuccess()',
    `${saved} delete model; return Database.undelete(model).isSuccess();`,
    'true',
  ],
  [
    'Database.UndeleteResult.getErrors()',
    `${saved} delete model; return Database.undelete(model).getErrors().size();`,
    '0',
  ],
  [
    'Database.UpsertResult.isCreated()',
    `${model} return Database.upsert(model).isCreated() && !Database.upsert(model).isCreated();`,
    'true',
  ],
  ['Database.UpsertResult.getId()', `${model} return Database.upsert(model).getId() == model.Id;`, 'true'],
  ['Database.UpsertResult.isSuccess()', `${model} return Database.upsert(model).isSuccess();`, 'true'],
  ['Database.UpsertResult.getErrors()', `${model} return Database.upsert(model).getErrors().size();`, '0'],
  [
    'Database.queryWithBinds(String,Map,AccessLevel)',
    `${saved} return Database.queryWithBinds('SELECT Name FROM AI_Model__c WHERE Api_Name__c = :wanted', new Map<String, Object>{ 'wanted' => 'M' }, AccessLevel.USER_MODE).size();`,
    '1',
  ],
  ['SObject.get(String)', `${model} return model.get('api_name__C');`, 'M'],
  [
    'SObject.get(String)',
    `${model} return model.get('Nope');`,
    'System.SObjectException: Invalid field Nope for AI_Model__c',
  ],
  ['SObject.get(SObjectField)', `${model} return model.get(AI_Model__c.Name);`, 'M'],
  ['SObject.put(String,Object?)', `${model} model.put('Name', 'N'); return model.Name;`, 'N'],
  [
    'SObject.put(SObjectField,Object?)',
    `${model} model.put(AI_Model__c.Max_Tokens__c, 5); return model.Max_Tokens__c;`,
    '5',
  ],
  ['SObject.isSet(String)', `${model} return model.isSet('Name') && !model.isSet('Region__c');`, 'true'],
  ['SObject.isSet(SObjectField)', `${model} return model.isSet(AI_Model__c.Name);`, 'true'],
  [
    'SObject.clone()',
    `${saved} AI_Model__c other = model.clone(); return other.Id == null && other.Name == 'M';`,
    'true',
  ],
  ['SObject.clone(Boolean)', `${saved} return model.clone(true).Id == model.Id;`, 'true'],
  ['SObject.getPopulatedFieldsAsMap()', `new AI_Model__c(Name = 'M').getPopulatedFieldsAsMap()`, '{Name=M}'],
  [
    'SObject.getSObject(String)',
    `${saved} AI_Model__c found = [SELECT Owner.Name FROM AI_Model__c LIMIT 1]; return found.getSObject('Owner').get('Name');`,
    'Test runner',
  ],
  [
    'SObject.getSObjects(String)',
    `${saved} AI_Model__c found = [SELECT Id, (SELECT Id FROM Prompt_Versions__r) FROM AI_Model__c LIMIT 1]; return found.getSObjects('Prompt_Versions__r');`,
    'null',
  ],
  ['SObject.getSObjectType()', `new AI_Model__c().getSObjectType() == AI_Model__c.SObjectType`, 'true'],
  ['SObject.addError(String)', `${model} model.addError('no'); return model.hasErrors();`, 'true'],
  [
    'SObject.addError(String,String)',
    `${model} model.addError('Name', 'no'); return model.hasErrors();`,
    'true',
  ],
  [
    'SObject.addError(SObjectField,String)',
    `${model} model.addError(AI_Model__c.Name, 'no'); return model.hasErrors();`,
    'true',
  ],
  ['SObject.hasErrors()', `${model} return model.hasErrors();`, 'false'],
  ['Exception.getNumDml()', failure('getNumDml() > 0'), 'true'],
  [
    'Exception.getDmlMessage(Integer)',
    failure(`getDmlMessage(0).startsWith('Required fields are missing')`),
    'true',
  ],
  ['Exception.getDmlStatusCode(Integer)', failure('getDmlStatusCode(0)'), 'REQUIRED_FIELD_MISSING'],
  ['Exception.getDmlType(Integer)', failure('getDmlType(0)'), 'REQUIRED_FIELD_MISSING'],
  ['Exception.getDmlIndex(Integer)', failure('getDmlIndex(0)'), '0'],
  ['Exception.getDmlId(Integer)', failure('getDmlId(0)'), 'null'],
  ['Exception.getDmlFieldNames(Integer)', failure('getDmlFieldNames(0).isEmpty()'), 'false'],
  ['Schema.getGlobalDescribe()', `Schema.getGlobalDescribe().containsKey('ai_MODEL__c')`, 'true'],
  ['SObjectType.getDescribe()', object('getName()'), 'AI_Model__c'],
  ['SObjectType.toString()', `AI_Model__c.SObjectType.toString()`, 'AI_Model__c'],
  ['DescribeSObjectResult.getName()', object('getName()'), 'AI_Model__c'],
  ['DescribeSObjectResult.getLabel()', object('getLabel()'), 'AI Model'],
  ['DescribeSObjectResult.getLabelPlural()', object('getLabelPlural()'), 'AI Models'],
  ['DescribeSObjectResult.getKeyPrefix()', `${object('getKeyPrefix()')}.length()`, '3'],
  [
    'DescribeSObjectResult.getSObjectType()',
    `${object('getSObjectType()')} == AI_Model__c.SObjectType`,
    'true',
  ],
  ['DescribeSObjectResult.isAccessible()', object('isAccessible()'), 'true'],
  ['DescribeSObjectResult.isCreateable()', object('isCreateable()'), 'true'],
  ['DescribeSObjectResult.isUpdateable()', object('isUpdateable()'), 'true'],
  [
    'DescribeSObjectResult.isDeletable()',
    `AI_Interaction__c.SObjectType.getDescribe().isDeletable()`,
    'false',
  ],
  ['DescribeSObjectResult.isCustom()', object('isCustom()'), 'true'],
  [
    'DescribeSObjectResult.getChildRelationships()',
    `${object('getChildRelationships()')}.isEmpty()`,
    'false',
  ],
  [
    'SObjectTypeFields.getMap()',
    `${object('fields.getMap()')}.get('PLATFORM__C').getDescribe().getName()`,
    'Platform__c',
  ],
  ...(['getChildSObject()', 'getField()', 'getRelationshipName()'] as const).map((read, index): Row => [
    `ChildRelationship.${read}`,
    `for (Schema.ChildRelationship child : ${object('getChildRelationships()')}) { if (child.getRelationshipName() == 'Prompt_Versions__r') { return child.${read}; } } return null;`,
    ['AI_Prompt_Version__c', 'AI_Prompt_Version__c.Model__c', 'Prompt_Versions__r'][index]!,
  ]),
  ['SObjectField.getDescribe()', field('getName()'), 'Platform__c'],
  ['SObjectField.toString()', `AI_Model__c.Platform__c.toString()`, 'Platform__c'],
  ['DescribeFieldResult.getName()', field('getName()'), 'Platform__c'],
  ['DescribeFieldResult.getLabel()', field('getLabel()'), 'Platform'],
  ['DescribeFieldResult.getLength()', `AI_Model__c.Api_Name__c.getDescribe().getLength()`, '80'],
  ['DescribeFieldResult.getPicklistValues()', `${field('getPicklistValues()')}.size()`, '14'],
  [
    'DescribeFieldResult.getReferenceTo()',
    `AI_Prompt_Version__c.Model__c.getDescribe().getReferenceTo().contains(AI_Model__c.SObjectType)`,
    'true',
  ],
  [
    'DescribeFieldResult.getRelationshipName()',
    `AI_Prompt_Version__c.Model__c.getDescribe().getRelationshipName()`,
    'Model__r',
  ],
  [
    'DescribeFieldResult.getSObjectField()',
    `${field('getSObjectField()')} == AI_Model__c.Platform__c`,
    'true',
  ],
  ['DescribeFieldResult.getType()', field('getType()'), 'PICKLIST'],
  ['DescribeFieldResult.isAccessible()', field('isAccessible()'), 'true'],
  ['DescribeFieldResult.isCreateable()', field('isCreateable()'), 'true'],
  ['DescribeFieldResult.isUpdateable()', field('isUpdateable()'), 'true'],
  ['DescribeFieldResult.isCustom()', field('isCustom()'), 'true'],
  ['DescribeFieldResult.isNameField()', `AI_Model__c.Name.getDescribe().isNameField()`, 'true'],
  ['PicklistEntry.getValue()', `${field('getPicklistValues()')}[0].getValue()`, 'openai'],
  ['PicklistEntry.getLabel()', `${field('getPicklistValues()')}[3].getLabel() != null`, 'true'],
  ['PicklistEntry.isActive()', `${field('getPicklistValues()')}[0].isActive()`, 'true'],
  ['PicklistEntry.isDefaultValue()', `${field('getPicklistValues()')}[0].isDefaultValue()`, 'false'],
];
