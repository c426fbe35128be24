/** A look-up field: a search box over the records of its target object. */
import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { referenceName } from 'shell/fields';
import { messageOf, shellData } from 'shell/rest';

const PAUSE_MS = 200;

export default class Lookup extends LightningElement {
  @api label;
  @api variant;
  @api helpText;
  @api required = false;
  @api disabled = false;
  @api info;
  @api record;
  chosen = null;
  chosenName = '';
  text = '';
  found = [];
  isOpen = false;
  active = -1;
  problem = '';
  missing = false;

  @api
  get value() {
    return this.chosen;
  }
  set value(value) {
    if (value === this.chosen) return;
    this.chosen = value ?? null;
    this.chosenName = '';
  }

  @api
  focus() {
    this.template.querySelector('input')?.focus();
  }

  @api
  reportValidity() {
    this.missing = this.required && !this.chosen;
    return !this.missing;
  }

  @wire(getRecord, { recordId: '$unnamed', optionalFields: '$nameFields' })
  receiveChosen({ data }) {
    const name = Object.values(data?.fields ?? {}).find(({ value }) => value);
    if (data?.id === this.chosen && name) this.chosenName = name.value;
  }

  /** A value that came without its record: a new record's default, such as the parent of a related list. */
  get unnamed() {
    return this.chosen && !this.chosenName && !this.nameInRecord ? this.chosen : undefined;
  }

  get nameFields() {
    return (this.info.referenceToInfos ?? []).flatMap(({ apiName, nameFields }) =>
      nameFields.slice(0, 1).map((name) => `${apiName}.${name}`),
    );
  }

  get nameInRecord() {
    return referenceName(this.record, this.info.apiName, this.info);
  }

  get shownName() {
    if (this.unnamed) return '';
    return String(this.chosenName || (this.chosen ? (this.nameInRecord ?? '') : ''));
  }

  /** Some look-ups point at one of several objects; all of them are searched. */
  get targets() {
    return (this.info.referenceToInfos ?? []).map(({ apiName }) => apiName).join(',') || 'User';
  }

  get placeholder() {
    return `Search ${this.label}...`;
  }

  get containerClass() {
    const open = this.isOpen ? ' slds-is-open' : '';
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${open}`;
  }

  get elementClass() {
    return this.missing ? 'slds-form-element slds-has-error' : 'slds-form-element';
  }

  get isClearable() {
    return !this.disabled;
  }

  get clearLabel() {
    return `Clear ${this.label}`;
  }

  get expanded() {
    return String(this.isOpen);
  }

  get options() {
    return this.found.map((each, index) => ({
      ...each,
      index,
      selected: String(index === this.active),
      optionClass: `slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  get hasNothing() {
    return this.found.length === 0;
  }

  get nothingText() {
    return this.problem || 'No records found.';
  }

  async search() {
    const asked = this.text;
    try {
      const found = await shellData(`/search?object=${this.targets}&q=${encodeURIComponent(asked)}`);
      if (asked === this.text) Object.assign(this, { found, problem: '', active: -1 });
    } catch (error) {
      Object.assign(this, { found: [], problem: messageOf(error) });
    }
  }

  handleFocus() {
    this.isOpen = true;
    this.search();
  }

  handleInput(event) {
    this.text = event.target.value;
    this.isOpen = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.search(), PAUSE_MS);
  }

  handleBlur() {
    this.isOpen = false;
    this.missing = false;
  }

  handleKey(event) {
    const { key } = event;
    if (key === 'Escape' && this.isOpen) {
      event.stopPropagation();
      this.isOpen = false;
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      this.isOpen = true;
      const step = key === 'ArrowDown' ? 1 : -1;
      this.active = (this.active + step + this.found.length) % Math.max(1, this.found.length);
    } else if (key === 'Enter' && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.found[this.active]);
    }
  }

  /** `mousedown`, because the box loses its focus before a click. */
  handleOption(event) {
    event.preventDefault();
    this.choose(this.found[Number(event.currentTarget.dataset.index)]);
  }

  choose({ id, name }) {
    Object.assign(this, { chosen: id, chosenName: name, text: '', isOpen: false, missing: false });
    this.dispatchEvent(new CustomEvent('change', { detail: { value: id } }));
  }

  handleClear() {
    Object.assign(this, { chosen: null, chosenName: '' });
    this.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
    Promise.resolve().then(() => this.template.querySelector('input')?.focus());
  }
}
