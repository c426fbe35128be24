/** The global header: where one is, search, and the person's menu. */
import { api, LightningElement } from 'lwc';

export default class GlobalHeader extends LightningElement {
  @api user;
  @api organizationName;
  @api searchTerm = '';
  isOpen = false;

  constructor() {
    super();
    this.handleOutside = (event) => {
      const menu = this.refs?.menu;
      if (this.isOpen && menu && !event.composedPath().includes(menu)) this.isOpen = false;
    };
  }

  connectedCallback() {
    document.addEventListener('click', this.handleOutside);
  }

  disconnectedCallback() {
    document.removeEventListener('click', this.handleOutside);
  }

  get initials() {
    return this.user.name
      .split(' ')
      .map((word) => word.charAt(0))
      .slice(0, 2)
      .join('');
  }

  get menuClass() {
    return `slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get expanded() {
    return String(this.isOpen);
  }

  get userUrl() {
    return `/lightning/r/User/${this.user.id}/view`;
  }

  handleSkip() {
    this.dispatchEvent(new CustomEvent('skip'));
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleChosen() {
    this.isOpen = false;
  }

  handleKey(event) {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.isOpen = false;
    this.refs.trigger.focus();
  }
}
