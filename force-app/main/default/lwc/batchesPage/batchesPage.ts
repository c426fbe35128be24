import { LightningElement } from 'lwc';

/** Prompts over many records: the batches, one of them, and what starts by itself. */
export default class BatchesPage extends LightningElement {
  selected = 'batches';
  /** The batch that is looked at; '' for the list. */
  opened = '';
  /** The batch that was looked at last. */
  cameFrom = '';

  get showsList() {
    return this.selected === 'batches' && !this.opened;
  }

  get showsBatch() {
    return this.selected === 'batches' && this.opened !== '';
  }

  get showsSchedules() {
    return this.selected === 'schedules';
  }

  handleActive(event: Event) {
    this.selected = (event.target as HTMLElement & { value: string }).value;
  }

  handleOpen(event: CustomEvent<string>) {
    this.opened = event.detail;
    this.selected = 'batches';
  }

  handleBack() {
    this.cameFrom = this.opened;
    this.opened = '';
  }
}
