/** The highlights panel: the record's name, the fields of the compact layout, the actions. */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { deleteRecord, getRecord } from 'lightning/uiRecordApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import LightningConfirm from 'lightning/confirm';
import { recordFieldsOf } from 'shell/fields';
import { runHeadless } from 'shell/headlessActions';
import { goTo } from 'shell/pageRouter';
import { announceTitle } from 'shell/pageTitle';
import { messageOf } from 'shell/rest';

const BUTTONS = 4;

export default class Highlights extends LightningElement {
  @api page;
  objectInfo;
  record;
  problem = '';
  openAction = null;

  get recordId() {
    return this.page.recordId;
  }

  get objectApiName() {
    return this.page.objectApiName;
  }

  get optionalFields() {
    if (!this.objectInfo) return undefined;
    const { highlights, nameField, objectApiName } = this.page;
    const names = [nameField, ...highlights.map(({ field }) => field)].filter(
      (name) => this.objectInfo.fields[name],
    );
    const wanted = names.flatMap((name) => recordFieldsOf(name, this.objectInfo));
    return [...new Set([...wanted, ...(objectApiName === 'Case' ? ['Subject'] : [])])].map(
      (name) => `${objectApiName}.${name}`,
    );
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  receiveObjectInfo({ data, error }) {
    if (data) this.objectInfo = data;
    if (error) this.problem = messageOf(error);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$optionalFields' })
  receiveRecord({ data, error }) {
    if (data) {
      this.record = data;
      announceTitle(this, `${this.title} | ${this.page.label}`);
    }
    if (error) this.problem = messageOf(error);
  }

  /** Cases are known by their subject; their number is among the fields. */
  get title() {
    const fields = this.record?.fields ?? {};
    const subject = this.objectApiName === 'Case' ? fields.Subject?.value : null;
    const name = fields[this.page.nameField];
    return subject ?? name?.displayValue ?? name?.value ?? '';
  }

  get fields() {
    const number = this.objectApiName === 'Case' ? [{ field: 'CaseNumber', label: 'Case Number' }] : [];
    return [...number, ...this.page.highlights];
  }

  get hasFields() {
    return this.record !== undefined && this.objectInfo !== undefined;
  }

  get buttons() {
    return this.page.actions.slice(0, BUTTONS);
  }

  get more() {
    return this.page.actions.slice(BUTTONS);
  }

  get hasMore() {
    return this.more.length > 0;
  }

  handleButton(event) {
    this.run(event.currentTarget.dataset.name);
  }

  handleMenu(event) {
    this.run(event.detail.value);
  }

  async run(name) {
    const action = this.page.actions.find((each) => each.name === name);
    if (action.kind === 'edit') goTo(`/lightning/r/${this.objectApiName}/${this.recordId}/edit`);
    else if (action.kind === 'delete') await this.confirmDelete();
    else if (action.kind === 'screen') this.openAction = action;
    else await this.runHeadless(action);
  }

  async runHeadless(action) {
    try {
      await runHeadless(action.component, this.recordId, this.objectApiName);
    } catch (error) {
      this.toast(`${action.label} did not run`, messageOf(error), 'error');
    }
  }

  async confirmDelete() {
    const { label } = this.page;
    const message = `Are you sure you want to delete this ${label.toLowerCase()}?`;
    if (!(await LightningConfirm.open({ label: `Delete ${label}`, message, theme: 'default' }))) return;
    try {
      await deleteRecord(this.recordId);
      this.toast(`${label} "${this.title}" was deleted.`, '', 'success');
      goTo(`/lightning/o/${this.objectApiName}/list`);
    } catch (error) {
      this.toast(`${label} was not deleted`, messageOf(error), 'error');
    }
  }

  toast(title, message, variant) {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }

  handleActionClose() {
    this.openAction = null;
  }
}
