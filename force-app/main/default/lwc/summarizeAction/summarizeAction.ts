import { LightningElement, api, wire } from 'lwc';
import { MessageContext, publish } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import RUN_STARTED from '@salesforce/messageChannel/RunStarted__c';
import prompts from '@salesforce/apex/RunController.prompts';
import { describeError } from 'c/errorMessage';
import { start } from 'c/runRequests';

/** Headless: starts the object's summary prompt. The prompt panel on the page shows it; without one it is kept as the last result. */
export default class SummarizeAction extends LightningElement {
  /** Id of the record; the action sets it. */
  @api recordId = '';

  /** API name of the record's object; the action sets it. */
  @api objectApiName?: string;

  @wire(MessageContext) messageContext!: MessageContextValue;

  isStarting = false;

  /** Called by the platform each time the action is pressed. */
  @api async invoke() {
    if (this.isStarting) {
      return;
    }
    this.isStarting = true;
    try {
      await this.summarize();
    } catch (error) {
      const { message, hint } = describeError(error);
      this.toast('The summary did not start', `${message} ${hint}`.trim(), 'error');
    } finally {
      this.isStarting = false;
    }
  }

  async summarize() {
    const options = await prompts({ objectApiName: this.objectApiName ?? '' });
    const prompt = options.find(({ summarizeAction }) => summarizeAction);
    if (!prompt) {
      this.toast(
        'Nothing to summarize with',
        'No prompt for this object is marked for the Summarize action.',
        'warning',
      );
      return;
    }
    const { runId } = await start(prompt.apiName, this.recordId);
    publish(this.messageContext, RUN_STARTED, { runId, recordId: this.recordId, promptName: prompt.apiName });
    this.toast('Summarizing…', `“${prompt.label}” appears in the prompt panel of this record.`, 'info');
  }

  toast(title: string, message: string, variant: 'info' | 'warning' | 'error') {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }
}
