import { api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { batchDraft, batchProblems, batchRequest, fieldOfRefusal, momentOf, objectOf } from 'c/batchDraft';
import type { BatchDraft, BatchMode } from 'c/batchDraft';
import { batchFields } from 'c/batchForm';
import { act, batchError, choices, create, createSchedule, prompts } from 'c/batchRequests';
import type { BatchChoices, BatchPrompt } from 'c/batchRequests';
import { countOf } from 'c/batchView';
import type { BatchView } from 'c/batchView';
import type FieldList from 'c/fieldList';
import type { RunError } from 'c/runView';

/** A window for a new batch, closed with its id when it was started, or for a new schedule, closed with its name. */
export default class BatchEditor extends LightningModal {
  /** What is made. */
  @api mode: BatchMode = 'batch';

  draft: BatchDraft = batchDraft();
  before = JSON.stringify(this.draft);
  prompts: BatchPrompt[] | null = null;
  /** Of the object whose records the chosen prompt reads. */
  choices: BatchChoices | null = null;
  /** The batch that waits with its estimate; it fits what the form says. */
  batch: BatchView | null = null;
  failure: RunError | null = null;
  announcement = '';
  isBusy = false;

  override connectedCallback() {
    this.load();
  }

  get heading() {
    return this.isSchedule ? 'New schedule' : 'New batch';
  }

  get isSchedule() {
    return this.mode === 'schedule';
  }

  get isLoading() {
    return !this.prompts && !this.failure;
  }

  get hasNoPrompt() {
    return this.prompts?.length === 0;
  }

  get hasPrompts() {
    return (this.prompts?.length ?? 0) > 0;
  }

  get cannotMake() {
    return this.isBusy || !this.hasPrompts;
  }

  get fields() {
    return batchFields(this.mode, this.draft, this.prompts ?? [], this.choices);
  }

  get timeZoneNote() {
    return `Times are those of ${TIME_ZONE.replaceAll('_', ' ')}.`;
  }

  /** What has come of it is seen where it is; that it takes its time is not. */
  get saidClass() {
    return this.isBusy ? '' : 'slds-assistive-text';
  }

  async load() {
    this.failure = null;
    try {
      this.prompts = await prompts();
    } catch (error) {
      this.failure = batchError(error);
    }
  }

  handleField(event: CustomEvent<{ name: keyof BatchDraft; value: string | string[] }>) {
    const { name, value } = event.detail;
    const object = objectOf(this.draft, this.prompts ?? []);
    this.draft = { ...this.draft, [name]: value };
    this.discard();
    const chosen = objectOf(this.draft, this.prompts ?? []);
    if (chosen !== object) {
      this.draft = { ...this.draft, listView: '', writeTo: '' };
      this.loadChoices(chosen);
    }
  }

  async loadChoices(object: string) {
    this.choices = null;
    this.failure = null;
    try {
      const found = await choices(object);
      // Somebody may have chosen another prompt meanwhile.
      this.choices = objectOf(this.draft, this.prompts ?? []) === object ? found : this.choices;
    } catch (error) {
      this.failure = { ...batchError(error), retryable: false };
    }
  }

  async handleEstimate() {
    if (this.isBusy || this.showProblems(batchProblems('batch', this.draft))) {
      return;
    }
    await this.ask('Estimating. This can take a while for many records.', async () => {
      this.batch = await create(batchRequest(this.draft, this.prompts ?? []));
      this.announcement = `The estimate is there: ${countOf(this.batch.estimate?.runs ?? this.batch.counts.total, 'record')}.`;
    });
  }

  async handleStart() {
    const { batch } = this;
    if (batch && !this.isBusy) {
      await this.ask('Starting.', async () => {
        await act(batch.batchId, 'start');
        this.leave(batch.batchId);
      });
    }
  }

  async handleSave() {
    if (this.isBusy || this.showProblems(batchProblems('schedule', this.draft))) {
      return;
    }
    const { every, name } = this.draft;
    const firstAt = momentOf(this.draft, TIME_ZONE);
    await this.ask('Saving.', async () => {
      const request = batchRequest(this.draft, this.prompts ?? []);
      await createSchedule({ ...request, firstAt, every, timeZone: TIME_ZONE });
      this.leave(name);
    });
  }

  async ask(words: string, work: () => Promise<void>) {
    this.isBusy = true;
    this.failure = null;
    this.announcement = words;
    try {
      await work();
    } catch (error) {
      this.refuse(batchError(error));
    } finally {
      this.isBusy = false;
    }
  }

  /** What a field is refused for is said at the field; anything else above the form. */
  refuse(refusal: RunError) {
    this.announcement = refusal.message;
    const field = fieldOfRefusal(refusal.code, this.draft);
    if (field) {
      this.showProblems({ [field]: `${refusal.message} ${refusal.hint}`.trim() });
    } else {
      this.failure = { ...refusal, retryable: false };
    }
  }

  showProblems(problems: Record<string, string>): boolean {
    return (
      this.template?.querySelector<HTMLElement & FieldList>('c-field-list')?.showProblems(problems) ?? false
    );
  }

  /** The estimate no longer fits the form, or nobody wants it: the batch that waits with it goes. */
  discard() {
    const { batch } = this;
    this.batch = null;
    if (batch) {
      this.announcement = 'The form has changed: ask for the estimate again.';
      // It costs nothing where it is: one that stays is listed as not started.
      act(batch.batchId, 'cancel').catch(() => {});
    }
  }

  handleCancel() {
    this.close();
  }

  leave(result: string) {
    this.batch = null;
    super.close(result);
  }

  /** Escape, the cross and Cancel come here. */
  override async close() {
    if (this.before === JSON.stringify(this.draft) || (await this.leaves())) {
      this.discard();
      super.close();
    }
  }

  leaves() {
    return LightningConfirm.open({
      label: `Discard this ${this.mode}?`,
      message: this.isSchedule ? 'What you entered is not saved.' : 'It was not started. Nothing is sent.',
      theme: 'warning',
    });
  }
}
