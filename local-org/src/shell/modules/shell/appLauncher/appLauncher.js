/** The app launcher: every app and every tab of the person, with a search box over both. */
import { api, LightningElement } from 'lwc';

export default class AppLauncher extends LightningElement {
  @api apps = [];
  @api items = [];
  text = '';

  matches({ label }) {
    return label.toLowerCase().includes(this.text.trim().toLowerCase());
  }

  get shownApps() {
    return this.apps
      .filter((app) => this.matches(app))
      .map((app) => ({ ...app, initials: app.label.slice(0, 2) }));
  }

  get shownItems() {
    return this.items.filter((item) => this.matches(item));
  }

  get hasNothing() {
    return this.shownApps.length === 0 && this.shownItems.length === 0;
  }

  handleInput(event) {
    this.text = event.detail.value;
  }

  handleApp(event) {
    this.dispatchEvent(new CustomEvent('selectapp', { detail: event.currentTarget.dataset.name }));
  }

  handleClose() {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
