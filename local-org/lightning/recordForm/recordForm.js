/** `lightning-record-form`: fields of a record in columns, shown first and changed after the pencil, or made new. */
import { api, LightningElement } from 'lwc';
import { plainFieldName } from 'shell/fields';

export default class RecordForm extends LightningElement {
  @api recordId;
  @api recordTypeId;
  @api objectApiName;
  @api columns = 1;
  /** `view`, `edit` or `readonly`; without a record always `edit`. */
  @api mode;
  names = [];
  isEditing = false;

  @api
  get fields() {
    return this.names;
  }
  set fields(value) {
    this.names = (value ?? []).map(plainFieldName);
  }

  get isEdit() {
    return this.isEditing || !this.recordId || this.mode === 'edit';
  }

  get canEdit() {
    return this.mode !== 'readonly';
  }

  get columnClass() {
    return `slds-col slds-size_1-of-${this.columns} slds-p-horizontal_small`;
  }

  handleEdit() {
    this.isEditing = true;
  }

  handleCancel() {
    this.isEditing = false;
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSuccess(event) {
    this.isEditing = false;
    this.dispatchEvent(new CustomEvent('success', { detail: event.detail }));
  }

  handleSubmit(event) {
    event.stopPropagation();
    const submit = new CustomEvent('submit', { cancelable: true, detail: event.detail });
    if (!this.dispatchEvent(submit)) event.preventDefault();
  }
}
