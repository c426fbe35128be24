import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import MaskingRuleEditor from 'c/maskingRuleEditor';
import { maskingError, remove, rules } from 'c/maskingRequests';
import type { MaskingRuleRow, MaskingType, RuleKind } from 'c/maskingRequests';
import { KINDS } from 'c/maskingRuleForm';
import { withRefusal } from 'c/refusals';
import type { Refusals } from 'c/refusals';
import type { RunError } from 'c/runView';

/** The rules of one kind: patterns, block lists or external detectors. */
export default class MaskingRules extends LightningElement {
  /** Which kind. */
  @api kind: Exclude<RuleKind, 'Type'> = 'Pattern';

  /** Types a rule may be about. */
  @api types: MaskingType[] = [];

  rows: MaskingRuleRow[] | null = null;
  failure: RunError | null = null;
  /** What was refused, by the rule it was refused for. */
  refusals: Refusals = {};

  override connectedCallback() {
    this.load();
  }

  get facts() {
    return KINDS[this.kind];
  }

  get newLabel() {
    return `New ${this.facts.one}`;
  }

  get lines() {
    return (this.rows ?? []).map((row) => ({
      ...row,
      what: whatOf(row),
      type: row.entityType ?? '',
      options: optionsOf(row),
      state: row.active ? 'Active' : 'Inactive',
      stateClass: row.active ? 'slds-theme_success' : '',
      changeLabel: `Change ${row.name}`,
      deleteLabel: `Delete ${row.name}`,
      refusal: this.refusals[row.id] ?? null,
      refusalKey: `${row.id}-refusal`,
    }));
  }

  async load() {
    this.failure = null;
    try {
      this.rows = (await rules()).filter(({ kind }) => kind === this.kind);
    } catch (error) {
      this.failure = maskingError(error);
    }
  }

  handleNew() {
    this.edit(null);
  }

  handleChange(event: Event) {
    this.edit(this.rowOf(event));
  }

  async handleDelete(event: Event) {
    const row = this.rowOf(event);
    if (!row) {
      return;
    }
    const message = `${row.name} finds nothing any more. To keep it without its effect, make it inactive.`;
    if (await LightningConfirm.open({ label: `Delete this ${this.facts.one}?`, message, theme: 'warning' })) {
      await this.delete(row);
    }
  }

  async delete(row: MaskingRuleRow) {
    this.refusals = withRefusal(this.refusals, row.id, null);
    try {
      await remove(row.id);
      this.tell(`${row.name} was deleted.`);
      await this.load();
    } catch (error) {
      this.refusals = withRefusal(this.refusals, row.id, maskingError(error));
    }
  }

  async edit(rule: MaskingRuleRow | null) {
    const label = rule ? `Change ${rule.name}` : this.newLabel;
    const { kind, types } = this;
    const name = await MaskingRuleEditor.open<string>({ size: 'medium', label, kind, rule, types });
    if (name) {
      this.tell(`${name} was saved.`);
      await this.load();
    }
  }

  rowOf(event: Event): MaskingRuleRow | null {
    const { rule } = (event.currentTarget as HTMLElement).dataset;
    return this.rows?.find(({ id }) => id === rule) ?? null;
  }

  tell(title: string) {
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
  }
}

function whatOf(row: MaskingRuleRow): string {
  if (row.kind === 'Block List') {
    const count = (row.terms ?? '').split('\n').filter((term) => term.trim() !== '').length;
    return count === 1 ? '1 term' : `${count} terms`;
  }
  return (row.kind === 'Pattern' ? row.expression : row.endpoint) ?? '';
}

function optionsOf(row: MaskingRuleRow): string {
  if (row.kind === 'External Detector') {
    return row.onOutage === 'Go On' ? 'Runs go on without it' : 'Runs are blocked without it';
  }
  const wholeWords = row.kind === 'Block List' ? [row.wholeWords ? 'whole words' : 'parts of words'] : [];
  return [row.matchCase ? 'match case' : 'any case', ...wholeWords].join(', ');
}
