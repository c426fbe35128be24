/** The search box of the header: a few hits while typing, all of them after Enter. */
import { api, LightningElement } from 'lwc';
import { goTo } from 'shell/pageRouter';
import { shellData } from 'shell/rest';

const PAUSE_MS = 250;

export default class GlobalSearch extends LightningElement {
  text = '';
  found = [];
  isOpen = false;
  active = -1;

  @api
  get term() {
    return this.text;
  }
  set term(value) {
    this.text = value ?? '';
  }

  get expanded() {
    return String(this.isOpen);
  }

  get containerClass() {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get options() {
    return this.found.map((each, index) => ({
      ...each,
      index,
      selected: String(index === this.active),
      line: [each.objectLabel, each.detail].filter(Boolean).join(' • '),
      optionClass: `slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  handleInput(event) {
    this.text = event.target.value;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.search(), PAUSE_MS);
  }

  async search() {
    const asked = this.text.trim();
    const found =
      asked.length < 2 ? [] : await shellData(`/search?q=${encodeURIComponent(asked)}`).catch(() => []);
    if (asked !== this.text.trim()) return;
    Object.assign(this, { found, active: -1, isOpen: found.length > 0 });
  }

  handleFocus() {
    this.isOpen = this.found.length > 0;
  }

  handleBlur() {
    this.isOpen = false;
  }

  handleKey(event) {
    if (event.key === 'Escape') this.isOpen = false;
    else if (event.key === 'Enter') this.enter();
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && this.found.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active = (this.active + step + this.found.length) % this.found.length;
    }
  }

  enter() {
    const chosen = this.isOpen ? this.found[this.active] : undefined;
    if (chosen) this.open(chosen);
    else if (this.text.trim().length > 1)
      goTo(`/lightning/page/search?term=${encodeURIComponent(this.text.trim())}`);
    this.isOpen = false;
  }

  open({ objectApiName, id }) {
    this.isOpen = false;
    this.text = '';
    this.found = [];
    goTo(`/lightning/r/${objectApiName}/${id}/view`);
  }

  handleOption(event) {
    event.preventDefault();
    this.open(this.found[Number(event.currentTarget.dataset.index)]);
  }
}
