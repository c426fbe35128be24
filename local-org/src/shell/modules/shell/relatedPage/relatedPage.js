/** The page that shows one related list with all its rows. */
import { api, LightningElement } from 'lwc';
import { announceTitle } from 'shell/pageTitle';
import { messageOf, shellData } from 'shell/rest';

export default class RelatedPage extends LightningElement {
  @api recordId;
  @api listId;
  list;
  problem = '';

  async connectedCallback() {
    try {
      const page = await shellData(`/records/${this.recordId}`);
      this.list = page.relatedLists.find(({ id }) => id === this.listId);
      this.recordUrl = `/lightning/r/${page.objectApiName}/${page.recordId}/view`;
      this.parentLabel = page.label;
      if (this.list) announceTitle(this, this.list.label);
      else this.problem = 'This record has no such related list.';
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}
