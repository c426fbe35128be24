import { LightningElement } from 'lwc';
import { mappings, maskingError, report } from 'c/maskingRequests';
import type { MappingOption, Report } from 'c/maskingRequests';
import { countsText, treatmentOf } from 'c/maskingView';
import type { RunError } from 'c/runView';

/** What a mapping would send of its newest records, field by field, in counts: nothing of the records themselves. */
export default class MaskingReport extends LightningElement {
  mappings: MappingOption[] = [];
  mapping = '';
  size = '10';
  report: Report | null = null;
  failure: RunError | null = null;
  isBusy = false;

  readonly sizes = ['5', '10', '25', '50'].map((value) => ({ value, label: value }));

  override connectedCallback() {
    this.load();
  }

  get mappingOptions() {
    return this.mappings.map(({ apiName, label, objectLabel }) => ({
      value: apiName,
      label: `${label} (${objectLabel})`,
    }));
  }

  get cannotRun() {
    return this.mapping === '' || this.isBusy;
  }

  get isEmpty() {
    return !this.report && !this.failure && !this.isBusy;
  }

  get hasNoRecords() {
    return this.report?.records === 0;
  }

  get hasRecords() {
    return (this.report?.records ?? 0) > 0;
  }

  get rows() {
    return (this.report?.fields ?? []).map((field) => ({
      ...field,
      treatment: treatmentOf(field.treatment),
      label: field.label ?? '',
      found: countsText(field.counts) || 'nothing',
      className: field.sentAsStored > 0 ? 'exposed' : '',
    }));
  }

  /** Announced, so it says everything that matters. */
  get summary() {
    if (this.isBusy) {
      return 'Masking the records. This can take a while.';
    }
    if (!this.report || this.report.records === 0) {
      return '';
    }
    const { records, fields } = this.report;
    const exposed = fields.filter(({ sentAsStored }) => sentAsStored > 0).length;
    const fieldsText = exposed === 1 ? '1 field sends' : `${exposed} fields send`;
    return `${records === 1 ? '1 record' : `${records} records`} masked. ${fieldsText} values as they are stored.`;
  }

  get isUnavailable() {
    return this.report?.external?.status === 'unavailable';
  }

  get residual() {
    const entries = Object.entries(this.report?.residual ?? {});
    return entries.map(([type, count]) => `${count} ${type}`).join(', ');
  }

  handleMapping(event: CustomEvent<{ value: string }>) {
    this.mapping = event.detail.value;
    this.report = null;
  }

  handleSize(event: CustomEvent<{ value: string }>) {
    this.size = event.detail.value;
  }

  handleRetry() {
    if (this.mapping) {
      this.handleRun();
    } else {
      this.load();
    }
  }

  async load() {
    this.failure = null;
    try {
      this.mappings = await mappings();
    } catch (error) {
      this.failure = maskingError(error);
    }
  }

  async handleRun() {
    this.isBusy = true;
    this.failure = null;
    this.report = null;
    try {
      this.report = await report(this.mapping, Number(this.size));
    } catch (error) {
      this.failure = maskingError(error);
    } finally {
      this.isBusy = false;
    }
  }
}
