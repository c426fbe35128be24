/** What the view form and the edit form share: loading the object's information and the record, and telling the fields. */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { FIELD_EVENT, recordFieldsOf } from 'shell/fields';

const MASTER_RECORD_TYPE = '012000000000000AAA';

export default class RecordFormBase extends LightningElement {
  /** Id of the record; without one the form makes a new record. */
  @api recordId;
  @api recordTypeId;
  @api density = 'auto';
  @api formClass = '';

  objectInfo;
  record;
  picklists;
  optionalFields;
  errors = null;
  fields = new Set();
  objectName;
  scheduled = false;

  constructor() {
    super();
    this.addEventListener(FIELD_EVENT, (event) => this.handleField(event));
  }

  @api
  get objectApiName() {
    return this.objectName;
  }
  set objectApiName(value) {
    this.objectName = typeof value === 'string' ? value : value?.objectApiName;
  }

  get picklistRecordType() {
    if (!this.wantsPicklists || !this.objectInfo) return undefined;
    return this.recordTypeId ?? this.objectInfo.defaultRecordTypeId ?? MASTER_RECORD_TYPE;
  }

  /** The edit form overrides this: only it offers values to choose from. */
  get wantsPicklists() {
    return false;
  }

  @wire(getObjectInfo, { objectApiName: '$objectName' })
  receiveObjectInfo({ data, error }) {
    if (data) this.objectInfo = data;
    if (error) this.receiveFailure(error);
    this.scheduleLoad();
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectName', recordTypeId: '$picklistRecordType' })
  receivePicklists({ data, error }) {
    if (data) this.picklists = data.picklistFieldValues;
    if (error) this.receiveFailure(error);
    this.tellFields();
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$optionalFields' })
  receiveRecord({ data, error }) {
    if (data) {
      this.record = data;
      this.errors = null;
      this.dispatchEvent(new CustomEvent('load', { detail: { records: { [data.id]: data } } }));
    }
    if (error) this.receiveFailure(error);
    this.tellFields();
  }

  receiveFailure(error) {
    this.errors = error.body ?? error;
    this.tellFields();
    this.dispatchEvent(new CustomEvent('error', { detail: this.errors }));
  }

  handleField(event) {
    event.stopPropagation();
    this.fields.add(event.detail.field);
    this.scheduleLoad();
  }

  /** Fields announce themselves one by one while the page is drawn; one request asks for all of them. */
  scheduleLoad() {
    if (this.scheduled) return;
    this.scheduled = true;
    Promise.resolve().then(() => {
      this.scheduled = false;
      this.load();
    });
  }

  load() {
    if (!this.objectInfo) return;
    const names = [...this.fields].map((field) => field.name).filter((name) => this.objectInfo.fields[name]);
    const wanted = names.flatMap((name) => recordFieldsOf(name, this.objectInfo));
    const qualified = [...new Set(wanted)].map((name) => `${this.objectInfo.apiName}.${name}`);
    if (this.recordId && qualified.length > 0) this.optionalFields = qualified;
    this.tellFields();
  }

  get state() {
    const { objectInfo, record, picklists, errors, recordId } = this;
    return { objectInfo, record, picklists, errors, isNew: !recordId };
  }

  tellFields() {
    for (const field of [...this.fields]) {
      if (field.isConnected()) field.receive(this.state);
      else this.fields.delete(field);
    }
  }
}
