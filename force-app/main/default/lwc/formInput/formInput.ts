import { LightningElement, api } from 'lwc';

/**
 * What an input of our own shares with the base components, so that a form treats them alike: a label, help, and a problem that
 * is set first and shown when it is reported. A component that extends it brings the template.
 */
export default class FormInput extends LightningElement {
  /** The field's label. */
  @api label = '';

  /** True for a field that must not stay empty. */
  @api required = false;

  /** A sentence of help under the field. */
  @api help = '';

  customProblem = '';
  problem = '';

  /** What `reportValidity` shows; '' for nothing. */
  @api setCustomValidity(message: string) {
    this.customProblem = message;
  }

  /** Shows the problem that was set. True when there is none. */
  @api reportValidity() {
    this.problem = this.customProblem;
    return this.problem === '';
  }

  get elementClass() {
    return `slds-form-element${this.problem ? ' slds-has-error' : ''}`;
  }

  get invalid() {
    return this.problem ? 'true' : null;
  }

  /** The native input's own `change` would leave the component without a value. */
  handleNativeChange(event: Event) {
    event.stopPropagation();
  }
}
