/** `lightning-record-edit-form`: makes or changes a record through `lightning-input-field`. */
import { api } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import RecordFormBase from 'shell/recordFormBase';

export default class RecordEditForm extends RecordFormBase {
  isSaving = false;

  get wantsPicklists() {
    return true;
  }

  /** Saves; `fields` replaces what the input fields hold. */
  @api
  submit(fields) {
    return this.save(fields ?? this.values());
  }

  /** Puts the record's own values back into the input fields. */
  @api
  reset() {
    this.errors = null;
    for (const field of this.fields) field.reset?.();
    this.tellFields();
  }

  values() {
    return Object.assign(
      {},
      ...[...this.fields].filter((field) => field.isConnected()).map((field) => field.values?.() ?? {}),
    );
  }

  handleSubmit(event) {
    event.preventDefault();
    event.stopPropagation();
    const validities = [...this.fields].map((field) => field.reportValidity?.() ?? true);
    if (validities.includes(false)) return;
    const fields = this.values();
    const submit = new CustomEvent('submit', { cancelable: true, detail: { fields } });
    if (this.dispatchEvent(submit)) this.save(fields);
  }

  async save(fields) {
    if (this.isSaving) return;
    this.isSaving = true;
    this.errors = null;
    try {
      const { recordId, objectName: apiName } = this;
      const record = recordId
        ? await updateRecord({ fields: { ...fields, Id: recordId } })
        : await createRecord({ apiName, fields });
      this.dispatchEvent(new CustomEvent('success', { detail: record }));
    } catch (error) {
      this.receiveFailure(error);
    } finally {
      this.isSaving = false;
    }
  }
}
