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

declare module '@salesforce/messageChannel/RunStarted__c' {
  const channel: { readonly channelName: string };
  export default channel;
}

declare module '@salesforce/schema/*' {
  const object: { readonly objectApiName: string };
  export default object;
}
