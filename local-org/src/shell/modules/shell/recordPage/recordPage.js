/** A record's page: loads what to draw and hands it to the page's components. */
import { api, LightningElement } from 'lwc';
import { goTo } from 'shell/pageRouter';
import { announceTitle } from 'shell/pageTitle';
import { messageOf, shellData } from 'shell/rest';

export default class RecordPage extends LightningElement {
  @api recordId;
  @api objectApiName;
  @api appName;
  page;
  problem = '';

  async connectedCallback() {
    try {
      const page = await shellData(`/records/${this.recordId}?app=${this.appName}`);
      // Links that do not know the object say `Record`.
      if (page.objectApiName !== this.objectApiName) {
        goTo(`/lightning/r/${page.objectApiName}/${page.recordId}/view`, { replace: true });
        return;
      }
      this.page = page;
      announceTitle(this, page.label);
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get isLoading() {
    return !this.page && !this.problem;
  }

  get context() {
    return { record: this.page };
  }
}
