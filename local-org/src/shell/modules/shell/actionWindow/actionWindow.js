/** The window of a screen action; the action's component closes it with `CloseActionScreenEvent`. */
import { api, LightningElement } from 'lwc';

export default class ActionWindow extends LightningElement {
  @api action;
  @api recordId;
  @api objectApiName;

  constructor() {
    super();
    this.addEventListener('lightning__actionsclosescreen', (event) => {
      event.stopPropagation();
      this.close();
    });
  }

  close() {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
