import { LightningElement } from 'lwc';
import { mappings, maskingError, records } from 'c/maskingRequests';
import type { MappingOption, RecordOption, Subject } from 'c/maskingRequests';
import type { RunError } from 'c/runView';

/** The gateway takes no longer text. */
const LONGEST_TEXT = 100_000;
const TYPING_PAUSE_MS = 300;

/** Made up for the page: names from nowhere, numbers kept free for examples. */
const EXAMPLE = `Spoke with Mrs. Ingrid Halvorsen this morning, her new number is +1 202 555 0147.
She asked us to write to accounts@fjordline.example instead of the office.
Paid by card 5555 5555 5555 4444, born 4 May 1981, connects from 192.0.2.44.
The renewal of 24,000 EUR on 1 March stays as agreed.`;

/** Where to take what is shown masked: a text, or a record as a mapping reads it. Sends `choose` with a subject, or null. */
export default class MaskingSource extends LightningElement {
  kind: 'text' | 'record' = 'text';
  text = '';
  mappings: MappingOption[] | null = null;
  mapping = '';
  found: RecordOption[] = [];
  /** What is in the field for the record. */
  wanted = '';
  recordId = '';
  failure: RunError | null = null;
  searches = 0;
  timer: ReturnType<typeof setTimeout> | undefined;

  readonly longest = LONGEST_TEXT;
  readonly kinds = [
    { label: 'A text', value: 'text' },
    { label: 'A record', value: 'record' },
  ];

  override disconnectedCallback() {
    clearTimeout(this.timer);
  }

  get isText() {
    return this.kind === 'text';
  }

  get isRecord() {
    return this.kind === 'record';
  }

  get mappingOptions() {
    return (this.mappings ?? []).map(({ apiName, label, objectLabel }) => ({
      value: apiName,
      label: `${label} (${objectLabel})`,
    }));
  }

  get recordOptions() {
    return this.found.map((record) => ({ value: nameOf(record), label: nameOf(record), detail: record.id }));
  }

  get cannotSearch() {
    return this.mapping === '';
  }

  handleKind(event: CustomEvent<{ value: 'text' | 'record' }>) {
    this.kind = event.detail.value;
    this.send();
    if (!this.isText && !this.mappings) {
      this.loadMappings();
    }
  }

  /** While somebody types, a pause is waited for. */
  handleText(event: CustomEvent<{ value: string }>) {
    this.text = event.detail.value ?? '';
    this.later(() => this.send());
  }

  handleExample() {
    this.text = EXAMPLE;
    this.send();
  }

  handleMapping(event: CustomEvent<{ value: string }>) {
    this.mapping = event.detail.value;
    this.wanted = '';
    this.recordId = '';
    this.found = [];
    this.send();
    this.search();
  }

  handleRecord(event: CustomEvent<{ value: string }>) {
    this.wanted = event.detail.value;
    const chosen = this.found.find((record) => nameOf(record) === this.wanted);
    if (chosen) {
      this.choose(chosen);
    } else {
      this.later(() => this.search());
    }
  }

  async loadMappings() {
    this.failure = null;
    try {
      this.mappings = await mappings();
    } catch (error) {
      this.failure = maskingError(error);
    }
  }

  /** The answer to the last question counts. An id finds its record, which is chosen at once. */
  async search() {
    this.searches += 1;
    const search = this.searches;
    this.failure = null;
    try {
      const found = await records(this.mapping, this.wanted);
      if (search !== this.searches) {
        return;
      }
      this.found = found;
      const [only] = found;
      if (only && only.id.startsWith(this.wanted) && this.wanted.length >= 15) {
        this.wanted = nameOf(only);
        this.choose(only);
      }
    } catch (error) {
      this.failure = maskingError(error);
    }
  }

  handleRetry() {
    if (this.mappings) {
      this.search();
    } else {
      this.loadMappings();
    }
  }

  choose(record: RecordOption) {
    this.recordId = record.id;
    this.send();
  }

  later(work: () => void) {
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(work, TYPING_PAUSE_MS);
  }

  send() {
    clearTimeout(this.timer);
    this.dispatchEvent(new CustomEvent<Subject | null>('choose', { detail: this.subject() }));
  }

  subject(): Subject | null {
    if (this.isText) {
      return this.text.trim() === '' ? null : { text: this.text };
    }
    return this.recordId === '' ? null : { mapping: this.mapping, recordId: this.recordId };
  }
}

function nameOf({ name, detail }: RecordOption): string {
  return detail ? `${name} · ${detail}` : name;
}
