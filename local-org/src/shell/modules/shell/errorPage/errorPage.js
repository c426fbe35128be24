/** A page that says why there is nothing else to see. */
import { api, LightningElement } from 'lwc';
import { announceTitle } from 'shell/pageTitle';

export default class ErrorPage extends LightningElement {
  @api heading;

  connectedCallback() {
    announceTitle(this, this.heading);
  }
}
