/** The parts of the Salesforce platform our components import. Types only: nothing here is deployed. */

declare module '@salesforce/apex/RunController.prompts' {
  type PromptOption = import('c/runRequests').PromptOption;
  type Result = { data?: PromptOption[]; error?: unknown };
  const prompts: ((parameters: { objectApiName: string }) => Promise<PromptOption[]>) & {
    adapter: import('lwc').WireAdapterConstructor<{ objectApiName: string }, Result>;
  };
  export default prompts;
}

declare module '@salesforce/apex/RunController.start' {
  const start: (parameters: { promptName: string; recordId: string; channel: string }) => Promise<string>;
  export default start;
}

declare module '@salesforce/apex/RunController.get' {
  const get: (parameters: { runId: string }) => Promise<string>;
  export default get;
}

declare module '@salesforce/apex/RunController.cancel' {
  const cancel: (parameters: { runId: string }) => Promise<string>;
  export default cancel;
}

declare module '@salesforce/apex/RunController.ticket' {
  const ticket: (parameters: { runId: string }) => Promise<string>;
  export default ticket;
}

declare module '@salesforce/apex/RunController.latest' {
  const latest: (parameters: { promptName: string; recordId: string }) => Promise<string>;
  export default latest;
}

declare module '@salesforce/apex/RunController.feedback' {
  const feedback: (parameters: { runId: string; rating: string; reason: string | null }) => Promise<string>;
  export default feedback;
}

declare module '@salesforce/apex/CockpitController.overview' {
  const overview: () => Promise<import('c/cockpitView').Overview>;
  export default overview;
}

declare module '@salesforce/apex/ModelController.catalogue' {
  const catalogue: () => Promise<string>;
  export default catalogue;
}

declare module '@salesforce/apex/ModelController.models' {
  const models: () => Promise<import('c/modelView').ModelRow[]>;
  export default models;
}

declare module '@salesforce/apex/ModelController.save' {
  const save: (parameters: {
    input: import('c/modelForm').ModelInput;
  }) => Promise<import('c/modelView').ModelRow>;
  export default save;
}

declare module '@salesforce/apex/ModelController.cloneModel' {
  const cloneModel: (parameters: { modelId: string }) => Promise<import('c/modelView').ModelRow>;
  export default cloneModel;
}

declare module '@salesforce/apex/ModelController.setStatus' {
  const setStatus: (parameters: { modelId: string; status: string }) => Promise<void>;
  export default setStatus;
}

declare module '@salesforce/apex/ModelController.setDefault' {
  const setDefault: (parameters: { modelId: string; kind: string }) => Promise<void>;
  export default setDefault;
}

declare module '@salesforce/apex/ModelController.usedBy' {
  const usedBy: (parameters: { modelId: string }) => Promise<import('c/modelRequests').ModelUsage>;
  export default usedBy;
}

declare module '@salesforce/apex/ModelController.repoint' {
  const repoint: (parameters: {
    fromId: string;
    toId: string;
    withDefaults: boolean;
    dryRun: boolean;
  }) => Promise<import('c/modelRequests').RepointResult>;
  export default repoint;
}

declare module '@salesforce/apex/ModelController.remove' {
  const remove: (parameters: { modelId: string }) => Promise<void>;
  export default remove;
}

declare module '@salesforce/apex/ModelController.test' {
  const test: (parameters: { modelId: string }) => Promise<string>;
  export default test;
}

declare module '@salesforce/apex/ModelController.prompts' {
  const prompts: () => Promise<import('c/modelRequests').PromptRow[]>;
  export default prompts;
}

declare module '@salesforce/apex/ModelController.assign' {
  const assign: (parameters: { versionId: string; modelId: string | null }) => Promise<void>;
  export default assign;
}

declare module '@salesforce/apex/CredentialController.credentials' {
  const credentials: () => Promise<string>;
  export default credentials;
}

declare module '@salesforce/apex/CredentialController.setCredential' {
  const setCredential: (parameters: {
    name: string;
    secret: string;
    hosts: string[];
    overlapHours: number;
  }) => Promise<string>;
  export default setCredential;
}

declare module '@salesforce/apex/CredentialController.removeCredential' {
  const removeCredential: (parameters: { name: string }) => Promise<string>;
  export default removeCredential;
}

declare module '@salesforce/apex/MaskingController.types' {
  const types: () => Promise<string>;
  export default types;
}

declare module '@salesforce/apex/MaskingController.rules' {
  const rules: () => Promise<import('c/maskingRequests').MaskingRuleRow[]>;
  export default rules;
}

declare module '@salesforce/apex/MaskingController.preview' {
  const preview: (parameters: { request: string }) => Promise<string>;
  export default preview;
}

declare module '@salesforce/apex/MaskingController.checkPattern' {
  const checkPattern: (parameters: {
    expression: string;
    matchCase: boolean;
    sample: string;
  }) => Promise<string>;
  export default checkPattern;
}

declare module '@salesforce/apex/MaskingController.saveSwitches' {
  const saveSwitches: (parameters: {
    switches: import('c/maskingRequests').MaskingSwitch[];
  }) => Promise<void>;
  export default saveSwitches;
}

declare module '@salesforce/apex/MaskingController.save' {
  const save: (parameters: { input: import('c/maskingRequests').MaskingRuleInput }) => Promise<string>;
  export default save;
}

declare module '@salesforce/apex/MaskingController.remove' {
  const remove: (parameters: { ruleId: string }) => Promise<void>;
  export default remove;
}

declare module '@salesforce/apex/MaskingController.mappings' {
  const mappings: () => Promise<import('c/maskingRequests').MappingOption[]>;
  export default mappings;
}

declare module '@salesforce/apex/MaskingController.records' {
  const records: (parameters: {
    mappingName: string;
    text: string;
  }) => Promise<import('c/maskingRequests').RecordOption[]>;
  export default records;
}

declare module '@salesforce/apex/MaskingController.report' {
  const report: (parameters: { mappingName: string; sampleSize: number }) => Promise<string>;
  export default report;
}

declare module '@salesforce/customPermission/*' {
  /** True for who has it, else undefined. */
  const has: boolean | undefined;
  export default has;
}

declare module '@salesforce/messageChannel/RunStarted__c' {
  const channel: { readonly channelName: string };
  export default channel;
}

declare module '@salesforce/schema/*' {
  const object: { readonly objectApiName: string };
  export default object;
}
