/** The detail panel: the page layout's sections, changed in place after a pencil. */
import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';

export default class RecordDetail extends LightningElement {
  @api page;
  isEditing = false;
  isSaving = false;

  handleEdit(event) {
    const field = event.detail;
    this.isEditing = true;
    // The inputs appear when the form has loaded the values to choose from.
    this.focusWhenReady(field, 20);
  }

  focusWhenReady(field, attempts) {
    requestAnimationFrame(() => {
      const sections = this.template.querySelector('shell-record-sections');
      const focused = sections?.focusField(field);
      if (!focused && attempts > 0) window.setTimeout(() => this.focusWhenReady(field, attempts - 1), 50);
    });
  }

  handleSubmit() {
    this.isSaving = true;
  }

  handleError() {
    this.isSaving = false;
  }

  handleSuccess() {
    this.isSaving = false;
    this.isEditing = false;
    this.dispatchEvent(new ShowToastEvent({ title: `${this.page.label} was saved.`, variant: 'success' }));
  }

  handleCancel() {
    this.isEditing = false;
  }

  handleKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.handleCancel();
  }
}
