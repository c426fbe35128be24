import { LightningElement, api } from 'lwc';
import { auditError, people, records } from 'c/auditRequests';
import type { Choice } from 'c/auditView';

const TYPING_PAUSE_MS = 300;
const RECORD_ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

/** A field in which a person or a record is searched. Sends `choose` with a choice, or null while nothing is chosen. */
export default class AuditLookup extends LightningElement {
  /** What is searched. */
  @api kind: 'people' | 'records' = 'people';

  /** The field's label. */
  @api label = '';

  /** A sentence of help under the field. */
  @api help = '';

  /** Shown while the field is empty. */
  @api placeholder = '';

  found: Choice[] = [];
  text = '';
  problem = '';
  searches = 0;
  timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    this.search();
  }

  override disconnectedCallback() {
    clearTimeout(this.timer);
  }

  /** Empties the field. */
  @api clear() {
    this.text = '';
    this.search();
  }

  get options() {
    return this.found.map((choice) => ({
      value: choice.label,
      label: choice.label,
      detail: choice.detail ?? choice.value,
    }));
  }

  handleChange(event: CustomEvent<{ value: string }>) {
    this.text = event.detail.value;
    const chosen = this.found.find(({ label }) => label === this.text) ?? this.typedId();
    this.dispatchEvent(new CustomEvent<Choice | null>('choose', { detail: chosen }));
    clearTimeout(this.timer);
    if (!chosen) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation
      this.timer = setTimeout(() => this.search(), TYPING_PAUSE_MS);
    }
  }

  /** An id is one whether or not its record can be seen. */
  typedId(): Choice | null {
    const value = this.text.trim();
    return RECORD_ID.test(value) ? { value, label: value } : null;
  }

  /** The answer to the last question counts. */
  async search() {
    this.searches += 1;
    const search = this.searches;
    try {
      const found = await (this.kind === 'people' ? people(this.text) : records(this.text));
      if (search === this.searches) {
        this.found = found;
        this.problem = '';
      }
    } catch (error) {
      this.problem = auditError(error).message;
    }
  }
}
