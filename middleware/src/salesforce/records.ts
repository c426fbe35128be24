/**
 * Names of the package's objects and fields as the middleware uses them; they appear nowhere else. A test holds them,
 * and the lengths, against the metadata in force-app.
 */

export const PROMPT = {
  object: 'AI_Prompt__c',
  label: 'Name',
  apiName: 'Api_Name__c',
  objectName: 'Object_Api_Name__c',
  active: 'Active__c',
} as const;

export const VERSION = {
  object: 'AI_Prompt_Version__c',
  /** Name of the related list of a prompt. */
  list: 'Versions__r',
  prompt: 'Prompt__c',
  number: 'Version_Number__c',
  status: 'Status__c',
  systemPrompt: 'System_Prompt__c',
  template: 'Template__c',
  outputType: 'Output_Type__c',
  model: 'Model__c',
  mapping: 'Mapping__c',
  contentHash: 'Content_Hash__c',
} as const;

export const MODEL = {
  object: 'AI_Model__c',
  name: 'Name',
  apiName: 'Api_Name__c',
  platform: 'Platform__c',
  technology: 'Technology__c',
  interface: 'Interface__c',
  modelType: 'Model_Type__c',
  credential: 'Credential__c',
  endpoint: 'Endpoint__c',
  region: 'Region__c',
  temperature: 'Temperature__c',
  topP: 'Top_P__c',
  maxTokens: 'Max_Tokens__c',
  contextWindow: 'Context_Window__c',
  capabilities: 'Capabilities__c',
  inputPrice: 'Input_Price__c',
  outputPrice: 'Output_Price__c',
  cachedInputPrice: 'Cached_Input_Price__c',
  cacheWritePrice: 'Cache_Write_Price__c',
  currency: 'Currency__c',
  pricesFrom: 'Prices_From__c',
  status: 'Status__c',
  organizationDefault: 'Organization_Default__c',
  platformDefault: 'Platform_Default__c',
} as const;

export const MAPPING = { object: 'Data_Context_Mapping__c', apiName: 'Api_Name__c' } as const;

export const NODE = {
  object: 'Data_Context_Node__c',
  /** Name of the related list of a mapping. */
  list: 'Nodes__r',
  mapping: 'Mapping__c',
  parent: 'Parent_Node__c',
  type: 'Node_Type__c',
  relationshipName: 'Relationship_Name__c',
  objectName: 'Object_Api_Name__c',
  filter: 'Filter__c',
  orderBy: 'Order_By__c',
  rowLimit: 'Row_Limit__c',
} as const;

export const FIELD = {
  object: 'Data_Context_Field__c',
  /** Name of the related list of a node. */
  list: 'Fields__r',
  node: 'Node__c',
  apiName: 'Field_Api_Name__c',
  treatment: 'Treatment__c',
  entityType: 'Entity_Type__c',
  blankPolicy: 'Blank_Policy__c',
} as const;

export const INTERACTION = {
  object: 'AI_Interaction__c',
  runId: 'Run_Id__c',
  user: 'User__c',
  channel: 'Channel__c',
  subjectId: 'Subject_Id__c',
  subjectObject: 'Subject_Object__c',
  prompt: 'Prompt__c',
  promptVersion: 'Prompt_Version__c',
  model: 'Model__c',
  platform: 'Platform__c',
  technology: 'Technology__c',
  region: 'Region__c',
  status: 'Status__c',
  errorCode: 'Error_Code__c',
  maskedPrompt: 'Masked_Prompt__c',
  maskedAnswer: 'Masked_Answer__c',
  leftOutFields: 'Left_Out_Fields__c',
  maskCounts: 'Mask_Counts__c',
  maskCount: 'Mask_Count__c',
  route: 'Route__c',
  attemptCount: 'Attempt_Count__c',
  modelLayer: 'Model_Layer__c',
  inputTokens: 'Input_Tokens__c',
  outputTokens: 'Output_Tokens__c',
  cachedTokens: 'Cached_Tokens__c',
  cacheWriteTokens: 'Cache_Write_Tokens__c',
  reasoningTokens: 'Reasoning_Tokens__c',
  usageSource: 'Usage_Source__c',
  cost: 'Cost__c',
  currency: 'Currency__c',
  queueMs: 'Queue_Ms__c',
  contextMs: 'Context_Ms__c',
  firstTokenMs: 'First_Token_Ms__c',
  providerMs: 'Provider_Ms__c',
  totalMs: 'Total_Ms__c',
  finishReason: 'Finish_Reason__c',
  finishReasonRaw: 'Finish_Reason_Raw__c',
  providerModel: 'Provider_Model__c',
  verdicts: 'Verdicts__c',
  providerRequestId: 'Provider_Request_Id__c',
  correlationId: 'Correlation_Id__c',
  sentAt: 'Sent_At__c',
  startedAt: 'Started_At__c',
  endedAt: 'Ended_At__c',
  feedback: 'Feedback__c',
  feedbackReason: 'Feedback_Reason__c',
} as const;

/** Characters the text fields of an interaction hold, as the metadata says. */
export const INTERACTION_LENGTHS: Partial<Record<keyof typeof INTERACTION, number>> = {
  channel: 40,
  subjectId: 18,
  subjectObject: 80,
  platform: 40,
  technology: 120,
  region: 40,
  errorCode: 80,
  maskedPrompt: 131072,
  maskedAnswer: 131072,
  leftOutFields: 32768,
  maskCounts: 4096,
  route: 32768,
  currency: 3,
  finishReason: 40,
  finishReasonRaw: 80,
  providerModel: 120,
  verdicts: 4096,
  providerRequestId: 120,
  correlationId: 64,
  feedbackReason: 255,
};
