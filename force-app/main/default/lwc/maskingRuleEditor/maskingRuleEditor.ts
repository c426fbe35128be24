import { api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import { credentials } from 'c/credentialRequests';
import type FieldList from 'c/fieldList';
import { checkPattern, maskingError, save } from 'c/maskingRequests';
import type { MaskingRuleRow, MaskingType, PatternCheck, RuleKind } from 'c/maskingRequests';
import { KINDS, ruleChanged, ruleDraft, ruleFields, ruleInput, ruleProblems } from 'c/maskingRuleForm';
import type { RuleDraft } from 'c/maskingRuleForm';
import type { RunError } from 'c/runView';

const REFUSED = 'MASKING_PATTERN_REFUSED';

/** A window for a pattern, a block list or an external detector. It is closed with the name of what was saved. */
export default class MaskingRuleEditor extends LightningModal {
  /** What kind of rule it is. */
  @api kind: Exclude<RuleKind, 'Type'> = 'Pattern';

  /** The rule to change; null for a new one. */
  @api rule: MaskingRuleRow | null = null;

  /** Types a rule may be about. */
  @api types: MaskingType[] = [];

  draft: RuleDraft = ruleDraft('Pattern', null);
  before: RuleDraft = this.draft;
  names: string[] = [];
  /** What the last try found in which text. */
  trial: { text: string; check: PatternCheck } | null = null;
  failure: RunError | null = null;
  announcement = '';
  isBusy = false;

  override connectedCallback() {
    this.draft = ruleDraft(this.kind, this.rule);
    this.before = this.draft;
    if (this.kind === 'External Detector') {
      this.loadNames();
    }
  }

  get heading() {
    return this.rule ? `Change ${this.rule.name}` : `New ${KINDS[this.kind].one}`;
  }

  get fields() {
    return ruleFields(this.kind, this.draft, this.types, this.names);
  }

  get isPattern() {
    return this.kind === 'Pattern';
  }

  get pieces() {
    return this.trial ? piecesOf(this.trial.text, this.trial.check.matches) : [];
  }

  get isTried() {
    return this.pieces.length > 0;
  }

  handleField(event: CustomEvent<{ name: keyof RuleDraft; value: string | string[] }>) {
    this.draft = { ...this.draft, [event.detail.name]: event.detail.value };
  }

  handleCancel() {
    this.close();
  }

  /** Only helps to choose one: its name can be typed. */
  async loadNames() {
    try {
      this.names = (await credentials()).map(({ name }) => name);
    } catch (error) {
      this.failure = { ...maskingError(error), retryable: false };
    }
  }

  async handleTry() {
    const { expression, sample, options } = this.draft;
    if (
      this.isBusy ||
      this.showProblems({ ...(expression.trim() ? {} : { expression: 'Complete this field.' }) })
    ) {
      return;
    }
    await this.ask('Trying.', async () => {
      const check = await checkPattern(expression, options.includes('matchCase'), sample);
      this.trial = check.valid ? { text: sample, check } : null;
      this.showProblems(check.valid ? {} : { expression: check.reason ?? 'This pattern cannot be used.' });
      this.announcement = check.valid ? foundText(check.matches.length) : 'The pattern cannot be used.';
    });
  }

  async handleSave() {
    if (this.isBusy || this.showProblems(ruleProblems(this.kind, this.draft))) {
      return;
    }
    await this.ask('Saving.', async () => {
      await save(ruleInput(this.kind, this.draft, this.rule?.id ?? null));
      this.before = this.draft;
      this.close(this.draft.name);
    });
  }

  async ask(words: string, work: () => Promise<void>) {
    this.isBusy = true;
    this.failure = null;
    this.announcement = words;
    try {
      await work();
    } catch (error) {
      this.refuse(maskingError(error));
    } finally {
      this.isBusy = false;
    }
  }

  /** A pattern that is refused says so at its field; anything else above the form. */
  refuse(refusal: RunError) {
    this.announcement = refusal.message;
    if (refusal.code === REFUSED) {
      this.showProblems({ expression: refusal.message });
    } else {
      this.failure = { ...refusal, retryable: false };
    }
  }

  showProblems(problems: Record<string, string>): boolean {
    return (
      this.template?.querySelector<HTMLElement & FieldList>('c-field-list')?.showProblems(problems) ?? false
    );
  }

  /** Escape, the cross and Cancel come here too. */
  override async close(result?: string) {
    if (!ruleChanged(this.before, this.draft) || (await this.leaves())) {
      super.close(result);
    }
  }

  leaves() {
    return LightningConfirm.open({
      label: 'Discard your changes?',
      message: 'What you typed is not saved.',
      theme: 'warning',
    });
  }
}

function foundText(count: number): string {
  return count === 0
    ? 'It fits nowhere in the sample.'
    : `It fits ${count === 1 ? 'once' : `${count} times`} in the sample.`;
}

function piecesOf(text: string, matches: { start: number; end: number }[]) {
  const pieces: { key: string; text: string; isMatch: boolean }[] = [];
  let at = 0;
  const add = (end: number, isMatch: boolean) => {
    if (end > at) {
      pieces.push({ key: `${at}`, text: text.slice(at, end), isMatch });
      at = end;
    }
  };
  for (const { start, end } of matches) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
