/** `lightning-quick-action-panel`: header, content and footer of a screen action's window. */
import { api, LightningElement } from 'lwc';

export default class QuickActionPanel extends LightningElement {
  @api header = '';
  hasFooter = false;

  handleFooter(event) {
    this.hasFooter = event.target.assignedElements().length > 0;
  }

  get footerClass() {
    return this.hasFooter ? 'slds-modal__footer' : 'slds-hide';
  }
}
