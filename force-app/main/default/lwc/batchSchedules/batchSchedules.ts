import { LightningElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import BatchEditor from 'c/batchEditor';
import { EVERY } from 'c/batchForm';
import { batchError, deleteSchedule, schedules } from 'c/batchRequests';
import type { ScheduleView } from 'c/batchRequests';
import { withRefusal } from 'c/refusals';
import type { Refusals } from 'c/refusals';
import type { RunError } from 'c/runView';

/** The schedules of a person: when a batch starts by itself, and a way to make and delete them. Sends `open` with a batch id. */
export default class BatchSchedules extends LightningElement {
  rows: ScheduleView[] | null = null;
  failure: RunError | null = null;
  refusals: Refusals = {};

  override connectedCallback() {
    this.load();
  }

  get lines() {
    return (this.rows ?? []).map((schedule) => ({
      ...schedule,
      label: schedule.prompt.label,
      records: schedule.source.text,
      every: EVERY[schedule.every],
      zone: schedule.timeZone.replaceAll('_', ' '),
      next: schedule.active && schedule.nextAt ? Date.parse(schedule.nextAt) : null,
      deleteLabel: `Delete ${schedule.name}`,
      lastProblem: schedule.problem ? `${schedule.problem.message} ${schedule.problem.hint}` : '',
      refusal: this.refusals[schedule.scheduleId] ?? null,
      refusalKey: `${schedule.scheduleId}-refusal`,
    }));
  }

  async load() {
    this.failure = null;
    try {
      this.rows = await schedules();
    } catch (error) {
      this.failure = batchError(error);
    }
  }

  async handleNew() {
    const name = await BatchEditor.open<string>({ size: 'medium', label: 'New schedule', mode: 'schedule' });
    if (name) {
      this.tell(`${name} was saved.`);
      await this.load();
    }
  }

  handleLast(event: Event) {
    const detail = (event.currentTarget as HTMLElement).dataset.batch ?? '';
    this.dispatchEvent(new CustomEvent('open', { detail }));
  }

  async handleDelete(event: Event) {
    const { schedule: id } = (event.currentTarget as HTMLElement).dataset;
    const schedule = this.rows?.find(({ scheduleId }) => scheduleId === id);
    const message = 'It starts no batch any more. The batches it has started stay.';
    const label = `Delete ${schedule?.name}?`;
    if (!schedule || !(await LightningConfirm.open({ label, message, theme: 'warning' }))) {
      return;
    }
    this.refusals = withRefusal(this.refusals, schedule.scheduleId, null);
    try {
      await deleteSchedule(schedule.scheduleId);
      this.tell(`${schedule.name} was deleted.`);
      await this.load();
    } catch (error) {
      this.refusals = withRefusal(this.refusals, schedule.scheduleId, batchError(error));
    }
  }

  tell(title: string) {
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
  }
}
