/** Everything a search found, grouped by object. */
import { api, LightningElement } from 'lwc';
import { announceTitle } from 'shell/pageTitle';
import { messageOf, shellData } from 'shell/rest';

export default class SearchPage extends LightningElement {
  wanted = '';
  found;
  problem = '';

  @api
  get term() {
    return this.wanted;
  }
  set term(value) {
    this.wanted = value;
    this.search();
  }

  connectedCallback() {
    announceTitle(this, 'Search Results');
  }

  async search() {
    const { wanted } = this;
    try {
      const found = await shellData(`/search?perObject=50&q=${encodeURIComponent(wanted)}`);
      if (wanted === this.wanted) this.found = found;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get groups() {
    const byObject = new Map();
    for (const each of this.found ?? []) {
      const entry = { ...each, url: `/lightning/r/${each.objectApiName}/${each.id}/view` };
      byObject.set(each.objectLabel, [...(byObject.get(each.objectLabel) ?? []), entry]);
    }
    return [...byObject].map(([label, entries]) => ({
      label,
      entries,
      icon: entries[0].icon,
      count: entries.length,
    }));
  }

  get hasNothing() {
    return this.found?.length === 0;
  }
}
