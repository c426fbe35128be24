import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import { usedBy } from 'c/modelRequests';
import type { ModelUsage } from 'c/modelRequests';
import { defaultsOf, versionLine } from 'c/modelView';
import type { ModelRow } from 'c/modelView';
import type { RunError } from 'c/runView';

/** A window that says who uses a model. */
export default class UsedByModal extends LightningModal {
  /** The model. */
  @api model: ModelRow | null = null;

  usage: ModelUsage | null = null;
  failure: RunError | null = null;

  override connectedCallback() {
    this.load();
  }

  get heading() {
    return `Who uses ${this.model?.name ?? ''}`;
  }

  get isLoading() {
    return !this.usage && !this.failure;
  }

  get items() {
    const { usage } = this;
    return usage
      ? [
          ...defaultsOf(usage).map((label) => `Every run that needs the ${label.toLowerCase()}`),
          ...usage.versions.map(versionLine),
        ]
      : [];
  }

  get isUnused() {
    return this.usage !== null && this.items.length === 0;
  }

  async load() {
    this.failure = null;
    try {
      this.usage = await usedBy(this.model?.id ?? '');
    } catch (error) {
      this.failure = describeError(error, ADMINISTRATION);
    }
  }

  handleClose() {
    this.close();
  }
}
