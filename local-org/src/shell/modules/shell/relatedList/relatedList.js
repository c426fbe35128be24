/** One related list as a card: the newest rows, how many there are, and a button for a new one. */
import { api, LightningElement } from 'lwc';
import { goTo } from 'shell/pageRouter';
import { messageOf, shellData } from 'shell/rest';
import { cellsOf } from './cells';

export default class RelatedList extends LightningElement {
  @api recordId;
  @api list;
  /** True on the page that shows this list alone. */
  @api all = false;
  rows;
  total = 0;
  problem = '';

  async connectedCallback() {
    try {
      const all = this.all ? '?all=true' : '';
      const { rows, total } = await shellData(`/records/${this.recordId}/related/${this.list.id}${all}`);
      Object.assign(this, { rows, total });
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get title() {
    return this.rows ? `${this.list.label} (${this.total})` : this.list.label;
  }

  get hasRows() {
    return this.rows?.length > 0;
  }

  get hasMore() {
    return !this.all && this.total > (this.rows?.length ?? 0);
  }

  get allUrl() {
    return `/lightning/r/Record/${this.recordId}/related/${this.list.id}/view`;
  }

  get table() {
    return this.rows.map((row) => ({ id: row.Id, cells: cellsOf(this.list.columns, row) }));
  }

  handleNew() {
    const { objectApiName, parentField } = this.list;
    const defaults = encodeURIComponent(`${parentField}=${this.recordId}`);
    goTo(`/lightning/o/${objectApiName}/new?defaultFieldValues=${defaults}`);
  }
}
