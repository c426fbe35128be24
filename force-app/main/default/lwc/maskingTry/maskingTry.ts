import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { maskingError, preview, rules, saveSwitches } from 'c/maskingRequests';
import type { MaskingType, Subject } from 'c/maskingRequests';
import { switchesOf, switchInputs, whatIfOf } from 'c/maskingSwitches';
import type { Switch, Switches } from 'c/maskingSwitches';
import type { Preview } from 'c/maskingView';
import type { RunError } from 'c/runView';

/** Try it: a text or a record, how it is masked, and the switches that change it. */
export default class MaskingTry extends LightningElement {
  /** What the gateway can find. */
  @api types: MaskingType[] = [];

  saved: Switches | null = null;
  draft: Switches = {};
  subject: Subject | null = null;
  preview: Preview | null = null;
  rulesFailure: RunError | null = null;
  previewFailure: RunError | null = null;
  saveFailure: RunError | null = null;
  isBusy = false;
  isSaving = false;
  /** How often was asked: only the last answer is shown. */
  asked = 0;

  override connectedCallback() {
    this.load();
  }

  get isNamed() {
    return this.subject !== null && 'recordId' in this.subject;
  }

  /** Shows the same once more: rules of another tab may have changed it. */
  @api refresh() {
    this.show();
  }

  async load() {
    this.rulesFailure = null;
    try {
      this.saved = switchesOf(this.types, await rules());
      this.draft = this.saved;
    } catch (error) {
      this.rulesFailure = maskingError(error);
    }
  }

  handleChoose(event: CustomEvent<Subject | null>) {
    const stays =
      this.subject !== null && event.detail !== null && 'text' in this.subject && 'text' in event.detail;
    this.subject = event.detail;
    // A text that is being typed keeps its last result until the next; another record does not.
    this.preview = stays ? this.preview : null;
    this.show();
  }

  handleSwitch(event: CustomEvent<Switch & { label: string }>) {
    const { label, detect, operator } = event.detail;
    this.draft = { ...this.draft, [label]: { detect, operator } };
    this.show();
  }

  handleCancel() {
    this.draft = this.saved ?? {};
    this.saveFailure = null;
    this.show();
  }

  async handleSave() {
    this.isSaving = true;
    this.saveFailure = null;
    try {
      await saveSwitches(switchInputs(this.saved ?? {}, this.draft));
      this.saved = this.draft;
      this.dispatchEvent(
        new ShowToastEvent({ title: 'Saved. It holds from the next run on.', variant: 'success' }),
      );
    } catch (error) {
      this.saveFailure = { ...maskingError(error), retryable: false };
    } finally {
      this.isSaving = false;
    }
  }

  /** Asks for the preview as the page stands now. */
  async show() {
    this.asked += 1;
    const asked = this.asked;
    this.previewFailure = null;
    if (!this.subject) {
      this.preview = null;
      this.isBusy = false;
      return;
    }
    this.isBusy = true;
    try {
      const result = await preview(this.subject, whatIfOf(this.draft));
      if (asked === this.asked) {
        this.preview = result;
      }
    } catch (error) {
      if (asked === this.asked) {
        this.previewFailure = maskingError(error);
      }
    } finally {
      this.isBusy = asked !== this.asked && this.isBusy;
    }
  }
}
