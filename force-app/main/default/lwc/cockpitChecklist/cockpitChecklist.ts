import { LightningElement, api } from 'lwc';
import type { Area, Step } from 'c/cockpitView';

/** What to do next in a new org. Sends `open` with the area when a step is pressed. */
export default class CockpitChecklist extends LightningElement {
  /** Steps from `c/cockpitView`. */
  @api steps: Step[] = [];

  get rows() {
    const next = this.steps.find(({ done }) => !done);
    return this.steps.map((step) => ({
      ...step,
      className: step.done ? 'step step_done' : step === next ? 'step step_next' : 'step',
      isNext: step === next,
    }));
  }

  get summary() {
    const done = this.steps.filter((step) => step.done).length;
    return done === this.steps.length ? 'Everything is set up.' : `${done} of ${this.steps.length} done`;
  }

  get percent() {
    return this.steps.length
      ? Math.round((100 * this.steps.filter((step) => step.done).length) / this.steps.length)
      : 0;
  }

  handleOpen(event: Event) {
    const area = (event.currentTarget as HTMLElement).dataset.area as Area;
    this.dispatchEvent(new CustomEvent('open', { detail: area }));
  }
}
