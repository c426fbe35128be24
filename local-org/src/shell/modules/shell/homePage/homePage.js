/** Home: what waits for the person, and what they looked at last. */
import { api, LightningElement } from 'lwc';
import { announceTitle } from 'shell/pageTitle';
import { messageOf, shellData } from 'shell/rest';

export default class HomePage extends LightningElement {
  @api user;
  lists;
  problem = '';

  async connectedCallback() {
    announceTitle(this, 'Home');
    try {
      this.lists = await shellData('/home');
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get greeting() {
    const hour = new Date().getHours();
    const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
    return `Good ${part}, ${this.user.firstName}`;
  }

  get today() {
    return new Intl.DateTimeFormat('en-US', { dateStyle: 'full' }).format(new Date());
  }

  get isLoading() {
    return !this.lists && !this.problem;
  }

  get cards() {
    return (this.lists ?? []).map((list) => ({
      ...list,
      isEmpty: list.entries.length === 0,
      entries: list.entries.map((entry) => ({
        ...entry,
        url: `/lightning/r/${entry.objectApiName}/${entry.id}/view`,
      })),
    }));
  }
}
