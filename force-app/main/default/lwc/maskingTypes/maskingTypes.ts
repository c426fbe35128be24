import { LightningElement, api } from 'lwc';
import type { MaskingType } from 'c/maskingRequests';
import { changedTypes, OPERATORS, switchable } from 'c/maskingSwitches';
import type { Switches } from 'c/maskingSwitches';

/**
 * Every type with its switch and what stands in place of its values. Sends `switch` with `{ label, detect, operator }` at
 * once, `save` and `cancel` for all that is not saved.
 */
export default class MaskingTypes extends LightningElement {
  /** What the gateway can find. */
  @api types: MaskingType[] = [];

  /** What the rules say. */
  @api saved: Switches = {};

  /** What the page shows and the preview tries. */
  @api draft: Switches = {};

  /** True while the changes are being saved. */
  @api saving = false;

  get rows() {
    const changed = changedTypes(this.saved, this.draft);
    return switchable(this.types).map(({ label, operators, detectors }) => {
      const { detect, operator } = this.draft[label] ?? { detect: true, operator: 'token' };
      return {
        label,
        detect,
        isLookedFor: detectors.length > 0,
        names: detectors.map(({ name }) => name).join(', '),
        switchLabel: `Look for ${label}`,
        operatorLabel: `In place of ${label}`,
        operators: OPERATORS.filter(({ word }) => operators.includes(word)).map((known) => ({
          ...known,
          selected: known.word === operator,
        })),
        changed: changed.includes(label),
        className: changed.includes(label) ? 'changed' : '',
      };
    });
  }

  get changes() {
    return changedTypes(this.saved, this.draft).length;
  }

  get state() {
    if (this.changes === 0) {
      return 'Everything is saved.';
    }
    return this.changes === 1 ? '1 change is not saved.' : `${this.changes} changes are not saved.`;
  }

  get cannotSave() {
    return this.changes === 0 || this.saving;
  }

  handleDetect(event: Event) {
    const input = event.target as HTMLInputElement;
    this.send(input.dataset.type ?? '', { detect: input.checked });
  }

  handleOperator(event: Event) {
    const select = event.target as HTMLSelectElement;
    this.send(select.dataset.type ?? '', { operator: select.value });
  }

  handleSave() {
    this.dispatchEvent(new CustomEvent('save'));
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  send(label: string, change: { detect?: boolean; operator?: string }) {
    const detail = { label, ...this.draft[label], ...change };
    this.dispatchEvent(new CustomEvent('switch', { detail }));
  }
}
