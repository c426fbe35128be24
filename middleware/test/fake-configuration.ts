/** One prompt of the fake org on Case, with a model of its own whose technology says how it behaves. */
export interface FakePrompt {
  name: string;
  technology: string;
  template?: string;
  /** Default Approved. */
  status?: string;
  active?: boolean;
  modelStatus?: string;
  endpoint?: string;
  credential?: string | null;
  platform?: string;
  /** With semicolons in between, as a multi-select picklist has them. */
  capabilities?: string;
  region?: string | null;
  organizationDefault?: boolean;
}

const idOf = (prefix: string, index: number): string => `${prefix}FK${String(index).padStart(10, '0')}AAA`;

/** The id of the model of a prompt, by its place in the list. */
export const modelId = (index: number): string => idOf('a02', index);

const TEMPLATE =
  'Case {{Subject}} of {{SuppliedName}} <{{SuppliedEmail}}>: {{Description}} Priority {{Priority}}.';

/** Fields of an active masking rule of the fake org; what is not named is blank. */
export type FakeRule = Record<string, unknown> & { Name: string; Kind__c: string };

/** The rows a configuration query of the service gets; null for any other query. */
export function configurationRows(
  query: string,
  prompts: FakePrompt[],
  rules: FakeRule[],
): Record<string, unknown>[] | null {
  if (query.endsWith('FROM AI_Prompt__c')) return prompts.map(promptRow);
  if (query.endsWith('FROM AI_Model__c')) return prompts.map(modelRow);
  if (query.endsWith('FROM Data_Context_Node__c')) return [nodeRow()];
  if (query.includes('FROM Masking_Rule__c WHERE Active__c = TRUE')) return rules.map(ruleRow);
  return null;
}

function ruleRow(rule: FakeRule, index: number): Record<string, unknown> {
  return { Id: idOf('a06', index), Active__c: true, Detect__c: true, Whole_Words__c: true, ...rule };
}

function promptRow(prompt: FakePrompt, index: number): Record<string, unknown> {
  const version = {
    Id: idOf('a01', index),
    Prompt__c: idOf('a00', index),
    Version_Number__c: 1,
    Status__c: 'Approved',
    System_Prompt__c: 'Summarize the case.',
    Template__c: prompt.template ?? TEMPLATE,
    Output_Type__c: 'Markdown',
    Model__c: idOf('a02', index),
    Mapping__c: 'a03FK0000000001AAA',
  };
  const approved = (prompt.status ?? 'Approved') === 'Approved' ? [version] : [];
  return {
    Id: version.Prompt__c,
    Name: prompt.name.replaceAll('_', ' '),
    Api_Name__c: prompt.name,
    Object_Api_Name__c: 'Case',
    Active__c: prompt.active ?? true,
    Versions__r: approved.length ? { totalSize: 1, done: true, records: approved } : null,
  };
}

function modelRow(prompt: FakePrompt, index: number): Record<string, unknown> {
  return {
    Id: modelId(index),
    Name: prompt.technology,
    Api_Name__c: `Model_${prompt.name}`,
    Platform__c: prompt.platform ?? 'openai-compatible',
    Technology__c: prompt.technology,
    Endpoint__c: prompt.endpoint ?? null,
    Credential__c: prompt.credential ?? null,
    Capabilities__c: prompt.capabilities ?? 'Streaming',
    Input_Price__c: 2.5,
    Output_Price__c: 10,
    Currency__c: 'USD',
    Region__c: prompt.region === undefined ? 'eu' : prompt.region,
    Status__c: prompt.modelStatus ?? 'Active',
    Organization_Default__c: prompt.organizationDefault ?? false,
  };
}

function nodeRow(): Record<string, unknown> {
  const field = (name: string, treatment: string, type: string | null = null) => ({
    Id: 'a05FK0000000001AAA',
    Node__c: 'a04FK0000000001AAA',
    Field_Api_Name__c: name,
    Treatment__c: treatment,
    Entity_Type__c: type,
    Blank_Policy__c: 'Omit',
  });
  const fields = [
    field('Subject', 'Send'),
    field('Description', 'Send'),
    field('Priority', 'Send'),
    field('SuppliedName', 'Mask', 'Person'),
    field('SuppliedEmail', 'Mask', 'Email'),
  ];
  return {
    Id: 'a04FK0000000001AAA',
    Mapping__c: 'a03FK0000000001AAA',
    Mapping__r: { Api_Name__c: 'Case_Summary' },
    Parent_Node__c: null,
    Node_Type__c: 'Root',
    Object_Api_Name__c: 'Case',
    Fields__r: { totalSize: fields.length, done: true, records: fields },
  };
}
