/** All related lists of the page layout. */
import { api, LightningElement } from 'lwc';

export default class RelatedLists extends LightningElement {
  @api page;

  get isEmpty() {
    return this.page.relatedLists.length === 0;
  }
}
