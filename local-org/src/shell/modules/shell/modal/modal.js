/** A modal window: keeps the focus inside, closes on Escape, gives the focus back. */
import { api, LightningElement } from 'lwc';

function focusedElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export default class Modal extends LightningElement {
  @api heading;
  @api size = 'small';
  /** True when the content brings its own header (a screen action). */
  @api headless = false;
  hasFocused = false;

  connectedCallback() {
    this.returnTo = focusedElement();
    document.body.classList.add('local-has-modal');
    // The focus falls back to the body when what had it disappears; Escape must work from there too.
    this.handleBodyKey = (event) => {
      if (event.composedPath()[0] === document.body) this.handleKey(event);
    };
    document.addEventListener('keydown', this.handleBodyKey);
  }

  renderedCallback() {
    if (this.hasFocused) return;
    this.hasFocused = true;
    this.refs.dialog.focus();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.handleBodyKey);
    document.body.classList.remove('local-has-modal');
    if (this.returnTo?.isConnected) this.returnTo.focus();
  }

  get sectionClass() {
    return `slds-modal slds-fade-in-open slds-modal_${this.size}`;
  }

  get headingClass() {
    return this.headless ? 'slds-assistive-text' : 'slds-modal__title slds-hyphenate';
  }

  get headerClass() {
    return this.headless ? '' : 'slds-modal__header';
  }

  handleKey(event) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.close();
  }

  close() {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
