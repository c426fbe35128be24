import { LightningElement, api } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';

/** The prompt panel as a quick action, for pages that have no room for it. */
export default class PromptQuickAction extends LightningElement {
  /** Id of the record; the action sets it. */
  @api recordId = '';

  /** API name of the record's object; the action sets it. */
  @api objectApiName?: string;

  handleClose() {
    this.dispatchEvent(new CloseActionScreenEvent());
  }
}
