import { api } from 'lwc';
import FormInput from 'c/formInput';

export interface Suggestion {
  value: string;
  label: string;
  detail?: string;
}

/** A text field with suggestions: one may be chosen, anything else may be typed. Sends `change` with `{ value }`. */
export default class SuggestInput extends FormInput {
  /** What may be chosen. */
  @api options: Suggestion[] = [];

  /** True while nothing can be entered. */
  @api disabled = false;

  /** Shown while the field is empty. */
  @api placeholder = '';

  /** What is in the field. */
  @api
  get value() {
    return this.text;
  }
  set value(value: string) {
    this.text = value ?? '';
  }

  text = '';

  isOpen = false;
  /** Position of the marked suggestion, -1 for none. */
  active = -1;
  /** The list is narrowed by what was typed since it opened, not by what was there. */
  filter = '';

  /** Puts the keyboard's focus into the field. */
  @api focus() {
    this.template?.querySelector('input')?.focus();
  }

  /** A long list follows the keyboard; a test's browser cannot scroll. */
  override renderedCallback() {
    if (this.shows && this.active >= 0) {
      this.template?.querySelector('.active')?.scrollIntoView?.({ block: 'nearest' });
    }
  }

  get suggestions() {
    const wanted = this.filter.trim().toLowerCase();
    const fitting = (this.options ?? []).filter(({ value, label }) =>
      `${value} ${label}`.toLowerCase().includes(wanted),
    );
    return fitting.map((option, position) => ({
      ...option,
      position,
      id: `option-${position}`,
      selected: position === this.active ? 'true' : 'false',
      className: `slds-media slds-media_small slds-listbox__option slds-listbox__option_plain${position === this.active ? ' active' : ''}`,
    }));
  }

  get shows() {
    return this.isOpen && this.suggestions.length > 0;
  }

  get expanded() {
    return this.shows ? 'true' : 'false';
  }

  get activeId() {
    return this.shows && this.active >= 0 ? `option-${this.active}` : null;
  }

  get comboboxClass() {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.shows ? ' slds-is-open' : ''}`;
  }

  handleInput(event: Event) {
    const { value } = event.target as HTMLInputElement;
    this.open(value);
    this.send(value);
  }

  handleClick() {
    this.open('');
  }

  handleBlur() {
    this.isOpen = false;
  }

  handleKey(event: KeyboardEvent) {
    const last = this.suggestions.length - 1;
    if (event.key === 'ArrowDown') {
      this.move(event, this.isOpen ? Math.min(this.active + 1, last) : 0);
    } else if (event.key === 'ArrowUp') {
      this.move(event, this.isOpen ? Math.max(this.active - 1, 0) : last);
    } else if (event.key === 'Enter' && this.shows && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === 'Escape' && this.shows) {
      // The window around the field stays.
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  /** Before the focus would leave the field. */
  handleOption(event: Event) {
    event.preventDefault();
    this.choose(Number((event.currentTarget as HTMLElement).dataset.position));
  }

  move(event: KeyboardEvent, position: number) {
    event.preventDefault();
    if (!this.isOpen) {
      this.open('');
    }
    this.active = position;
  }

  open(filter: string) {
    this.filter = filter;
    this.active = -1;
    this.isOpen = !this.disabled;
  }

  choose(position: number) {
    const chosen = this.suggestions[position];
    this.isOpen = false;
    if (chosen) {
      this.send(chosen.value);
    }
  }

  send(value: string) {
    this.text = value;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
