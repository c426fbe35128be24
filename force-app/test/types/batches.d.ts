/** `BatchController` as the page Batches calls it. Types only: nothing here is deployed. */

declare module '@salesforce/apex/BatchController.prompts' {
  const prompts: () => Promise<import('c/batchRequests').BatchPrompt[]>;
  export default prompts;
}

declare module '@salesforce/apex/BatchController.listViews' {
  type ListViews = import('c/batchRequests').BatchChoices['listViews'];
  const listViews: (parameters: { objectApiName: string }) => Promise<ListViews>;
  export default listViews;
}

declare module '@salesforce/apex/BatchController.fields' {
  type Fields = import('c/batchRequests').BatchChoices['fields'];
  const fields: (parameters: { objectApiName: string }) => Promise<Fields>;
  export default fields;
}

declare module '@salesforce/apex/BatchController.recordNames' {
  const recordNames: (parameters: { recordIds: string[] }) => Promise<Record<string, string>>;
  export default recordNames;
}

declare module '@salesforce/apex/BatchController.batches' {
  const batches: () => Promise<string>;
  export default batches;
}

declare module '@salesforce/apex/BatchController.batch' {
  const batch: (parameters: { batchId: string }) => Promise<string>;
  export default batch;
}

declare module '@salesforce/apex/BatchController.items' {
  const items: (parameters: { batchId: string; state: string; after: string | null }) => Promise<string>;
  export default items;
}

declare module '@salesforce/apex/BatchController.create' {
  const create: (parameters: { request: string }) => Promise<string>;
  export default create;
}

declare module '@salesforce/apex/BatchController.change' {
  const change: (parameters: { batchId: string; action: string }) => Promise<string>;
  export default change;
}

declare module '@salesforce/apex/BatchController.schedules' {
  const schedules: () => Promise<string>;
  export default schedules;
}

declare module '@salesforce/apex/BatchController.createSchedule' {
  const createSchedule: (parameters: { request: string }) => Promise<string>;
  export default createSchedule;
}

declare module '@salesforce/apex/BatchController.deleteSchedule' {
  const deleteSchedule: (parameters: { scheduleId: string }) => Promise<void>;
  export default deleteSchedule;
}

declare module '@salesforce/i18n/timeZone' {
  /** IANA name of the user's time zone. */
  const timeZone: string;
  export default timeZone;
}
