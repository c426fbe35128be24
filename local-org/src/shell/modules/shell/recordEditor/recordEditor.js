/** The window that makes a new record or changes one, with the fields of the page layout. */
import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { messageOf, shellData } from 'shell/rest';

/** `ParentId=500…,Subject=Hello` as `lightning/pageReferenceUtils` writes it. */
function decoded(defaults) {
  const pairs = (defaults ?? '').split(',').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split('=').map((part) => decodeURIComponent(part))));
}

export default class RecordEditor extends LightningElement {
  @api objectApiName;
  @api recordId;
  @api defaults;
  info;
  problem = '';
  isSaving = false;

  async connectedCallback() {
    try {
      this.info = await shellData(`/objects/${this.objectApiName}`);
      const allowed = this.recordId ? this.info.canEdit : this.info.canCreate;
      if (!allowed)
        this.problem = `You don't have permission to ${this.recordId ? 'edit' : 'create'} ${this.info.labelPlural}.`;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get heading() {
    const label = this.info?.label ?? this.objectApiName;
    return this.recordId ? `Edit ${label}` : `New ${label}`;
  }

  get isReady() {
    return this.info !== undefined && !this.problem;
  }

  get isLoading() {
    return !this.info && !this.problem;
  }

  get mode() {
    return this.recordId ? 'edit' : 'new';
  }

  get presets() {
    return decoded(this.defaults);
  }

  handleSubmit() {
    this.isSaving = true;
  }

  handleError() {
    this.isSaving = false;
    Promise.resolve().then(() =>
      this.template.querySelector('lightning-messages')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  handleSuccess(event) {
    const { label } = this.info;
    const title = this.recordId ? `${label} was saved.` : `${label} was created.`;
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    this.dispatchEvent(new CustomEvent('close', { detail: { recordId: event.detail.id } }));
  }

  handleClose() {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
