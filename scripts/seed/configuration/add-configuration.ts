import { CASE_PROMPTS } from '../prompts/case-prompts.ts';
import { CUSTOMER_PROMPTS } from '../prompts/customer-prompts.ts';
import type { PromptDefinition } from '../prompts/prompt-definition.ts';
import { SALES_PROMPTS } from '../prompts/sales-prompts.ts';
import { record, type Seed, type TreeRecord } from '../tree.ts';
import type { FieldDefinition, MappingDefinition, NodeDefinition } from './mapping-definition.ts';
import { MAPPINGS } from './mappings.ts';
import { MASKING_RULES } from './masking-rules.ts';
import { MODELS } from './models.ts';

const PROMPTS: PromptDefinition[] = [...CASE_PROMPTS, ...CUSTOMER_PROMPTS, ...SALES_PROMPTS];

interface Placed {
  depth: number;
  node: TreeRecord;
  fields: TreeRecord[];
}

/**
 * Adds models, mappings, prompts and masking rules in the order their look-ups need: nodes level by level, because a file must not
 * refer to itself, and versions last, because saving one checks its template against the fields of the mapping.
 */
export function addConfiguration(seed: Seed): void {
  const placed = MAPPINGS.flatMap(placeNodes);
  const push = (sobject: string, name: string, records: TreeRecord[]): void => {
    seed.steps.push({ sobject, name, records });
  };
  push(
    'AI_Model__c',
    'AI_Model',
    MODELS.map((model) => record('AI_Model__c', `Model_${model['Api_Name__c']}`, model)),
  );
  push('Data_Context_Mapping__c', 'Data_Context_Mapping', MAPPINGS.map(mappingRecord));
  for (let depth = 0; placed.some((entry) => entry.depth === depth); depth++) {
    const level = placed.filter((entry) => entry.depth === depth).map((entry) => entry.node);
    push('Data_Context_Node__c', `Data_Context_Node-level-${depth}`, level);
  }
  push(
    'Data_Context_Field__c',
    'Data_Context_Field',
    placed.flatMap((entry) => entry.fields),
  );
  push('AI_Prompt__c', 'AI_Prompt', PROMPTS.map(promptRecord));
  push('AI_Prompt_Version__c', 'AI_Prompt_Version', PROMPTS.map(versionRecord));
  push('Masking_Rule__c', 'Masking_Rule', MASKING_RULES);
}

function mappingRecord(mapping: MappingDefinition): TreeRecord {
  return record('Data_Context_Mapping__c', `Mapping_${mapping.apiName}`, {
    Name: mapping.label,
    Api_Name__c: mapping.apiName,
    Object_Api_Name__c: mapping.root.object,
    Description__c: mapping.description,
  });
}

function placeNodes(mapping: MappingDefinition): Placed[] {
  const placed: Placed[] = [];
  const place = (node: NodeDefinition, above: string[], parentReference: string | null): void => {
    const path = node.type === 'Root' ? [] : [...above, node.relationship];
    const key = `${mapping.apiName}-${path.length === 0 ? 'Root' : path.join('.')}`;
    const referenceId = `Node_${key.replaceAll(/[-.]/g, '_')}`;
    placed.push({
      depth: path.length,
      node: nodeRecord(mapping, node, { path, key, referenceId, parentReference }),
      fields: node.fields.map((field) => fieldRecord(field, node, { path, key, referenceId })),
    });
    for (const below of node.nodes) place(below, path, referenceId);
  };
  place(mapping.root, [], null);
  return placed;
}

interface Place {
  path: string[];
  key: string;
  referenceId: string;
}

function nodeRecord(
  mapping: MappingDefinition,
  node: NodeDefinition,
  place: Place & { parentReference: string | null },
): TreeRecord {
  return record('Data_Context_Node__c', place.referenceId, {
    Name: [mapping.root.object, ...place.path].join(' › ').slice(0, 80),
    Mapping__c: `@Mapping_${mapping.apiName}`,
    Parent_Node__c: place.parentReference && `@${place.parentReference}`,
    Node_Type__c: node.type,
    Relationship_Name__c: node.relationship || null,
    Object_Api_Name__c: node.object,
    Filter__c: node.filter,
    Order_By__c: node.orderBy,
    Row_Limit__c: node.limit,
    External_Key__c: place.key,
  });
}

function fieldRecord(field: FieldDefinition, node: NodeDefinition, place: Place): TreeRecord {
  return record('Data_Context_Field__c', `Field_${`${place.key}-${field.name}`.replaceAll(/[-.]/g, '_')}`, {
    Name: [...(place.path.length === 0 ? [node.object] : place.path), field.name].join('.').slice(0, 80),
    Node__c: `@${place.referenceId}`,
    Field_Api_Name__c: field.name,
    Treatment__c: field.treatment,
    Entity_Type__c: field.entity,
    Blank_Policy__c: field.showNone ? 'Show None' : 'Omit',
    External_Key__c: `${place.key}-${field.name}`,
  });
}

function promptRecord(prompt: PromptDefinition, index: number): TreeRecord {
  return record('AI_Prompt__c', `Prompt_${prompt.apiName}`, {
    Name: prompt.label,
    Api_Name__c: prompt.apiName,
    Object_Api_Name__c: prompt.object,
    Description__c: prompt.description,
    Active__c: true,
    Summarize_Action__c: prompt.summarize,
    Sort_Order__c: (index + 1) * 10,
  });
}

function versionRecord(prompt: PromptDefinition): TreeRecord {
  return record('AI_Prompt_Version__c', `Version_${prompt.apiName}_1`, {
    Prompt__c: `@Prompt_${prompt.apiName}`,
    Version_Number__c: 1,
    Status__c: 'Approved',
    System_Prompt__c: prompt.systemPrompt,
    Template__c: prompt.template,
    Output_Type__c: 'Markdown',
    Model__c: '@Model_Builtin',
    Mapping__c: `@Mapping_${prompt.apiName}`,
    Change_Note__c: 'First version, delivered with the demo records.',
    External_Key__c: `${prompt.apiName}-1`,
  });
}
