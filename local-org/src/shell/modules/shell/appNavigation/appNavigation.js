/** The context bar: app launcher, the app's name, its tabs. */
import { api, LightningElement } from 'lwc';

/** The tab a page belongs to: its own, or that of its object. */
function belongsTo(item, { type, attributes }) {
  if (type === 'standard__navItemPage') return item.name === attributes.apiName;
  if (type === 'standard__namedPage') return item.name === 'standard-home' && attributes.pageName === 'home';
  return item.objectApiName !== null && item.objectApiName === attributes.objectApiName;
}

export default class AppNavigation extends LightningElement {
  @api app;
  @api page;
  @api launcherOpen = false;

  get dots() {
    return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({ number, dotClass: `slds-r${number}` }));
  }

  get expanded() {
    return String(this.launcherOpen);
  }

  get items() {
    return this.app.items.map((item) => {
      const active = belongsTo(item, this.page);
      return {
        ...item,
        current: active ? 'page' : undefined,
        itemClass: `slds-context-bar__item${active ? ' slds-is-active' : ''}`,
      };
    });
  }

  handleLauncher() {
    this.dispatchEvent(new CustomEvent('launcher'));
  }
}
