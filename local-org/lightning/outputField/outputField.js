/** `lightning-output-field`: one field of a record, read-only, inside a record form. */
import { api, LightningElement } from 'lwc';
import { announceField, plainFieldName } from 'shell/fields';

export default class OutputField extends LightningElement {
  @api fieldClass = '';
  @api variant = 'standard';
  /** Replaces the field's own label; the shell uses the shorter labels of pages. */
  @api label;
  state;
  name;

  @api
  get fieldName() {
    return this.name;
  }
  set fieldName(value) {
    this.name = plainFieldName(value);
  }

  connectedCallback() {
    const receive = (state) => (this.state = state);
    announceField(this, { name: this.name, receive, isConnected: () => this.isConnected });
  }

  get info() {
    return this.state?.objectInfo?.fields[this.name];
  }

  get shownLabel() {
    return this.label ?? this.info?.label;
  }

  get isReady() {
    return this.info !== undefined;
  }

  get hasLabel() {
    return this.variant !== 'label-hidden';
  }

  get record() {
    return this.state?.record;
  }

  get objectInfo() {
    return this.state?.objectInfo;
  }
}
