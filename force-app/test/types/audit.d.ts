/** `AuditController` as the page Audit calls it. Types only: nothing here is deployed. */

declare module '@salesforce/apex/AuditController.page' {
  const page: (parameters: {
    filter: import('c/auditView').AuditFilter;
    beforeAt: string | null;
    beforeId: string | null;
  }) => Promise<{ rows: import('c/auditView').AuditRow[]; more: boolean }>;
  export default page;
}

declare module '@salesforce/apex/AuditController.interaction' {
  const interaction: (parameters: { runId: string }) => Promise<import('c/auditView').Interaction>;
  export default interaction;
}

declare module '@salesforce/apex/AuditController.usage' {
  const usage: (parameters: {
    dimension: string;
    fromAt: string;
    toAt: string;
  }) => Promise<{ tooMany: boolean; rows: import('c/auditView').UsageRow[] }>;
  export default usage;
}

declare module '@salesforce/apex/AuditController.prompts' {
  const prompts: () => Promise<import('c/auditView').Choice[]>;
  export default prompts;
}

declare module '@salesforce/apex/AuditController.models' {
  const models: () => Promise<import('c/auditView').Choice[]>;
  export default models;
}

declare module '@salesforce/apex/AuditController.people' {
  const people: (parameters: { text: string }) => Promise<import('c/auditView').Choice[]>;
  export default people;
}

declare module '@salesforce/apex/AuditController.records' {
  const records: (parameters: { text: string }) => Promise<import('c/auditView').Choice[]>;
  export default records;
}

declare module '@salesforce/apex/AuditController.subject' {
  const subject: (parameters: { recordId: string }) => Promise<string>;
  export default subject;
}

declare module '@salesforce/apex/AuditController.holds' {
  const holds: (parameters: { recordId: string }) => Promise<import('c/auditView').Hold[]>;
  export default holds;
}

declare module '@salesforce/apex/AuditController.hold' {
  const hold: (parameters: { recordId: string; reason: string }) => Promise<void>;
  export default hold;
}

declare module '@salesforce/apex/AuditController.release' {
  const release: (parameters: { holdId: string }) => Promise<void>;
  export default release;
}

declare module '@salesforce/apex/AuditController.reveal' {
  const reveal: (parameters: { runId: string; reason: string }) => Promise<string>;
  export default reveal;
}

declare module '@salesforce/apex/AuditController.startExport' {
  const startExport: (parameters: { request: string }) => Promise<string>;
  export default startExport;
}

declare module '@salesforce/apex/AuditController.delivery' {
  const delivery: () => Promise<string>;
  export default delivery;
}

declare module '@salesforce/apex/AuditController.retryDelivery' {
  const retryDelivery: (parameters: { runIds: string[] | null }) => Promise<string>;
  export default retryDelivery;
}
