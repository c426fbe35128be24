import { LightningElement, api } from 'lwc';
import MAY_REVEAL from '@salesforce/customPermission/BYOM_Reveal_Values';
import { auditError, interaction } from 'c/auditRequests';
import { timelineOf } from 'c/auditTimelineView';
import type { TimelineItem } from 'c/auditTimelineView';
import { costText, statusClass } from 'c/auditView';
import type { Interaction } from 'c/auditView';
import { copyText } from 'c/clipboard';
import RevealModal from 'c/revealModal';
import { formatDuration } from 'c/runView';
import type { RunError } from 'c/runView';

/** One audit record: its way from request to answer, and what was sent and answered. Sends `back`. */
export default class AuditInteraction extends LightningElement {
  /** The run. */
  @api runId = '';

  record: Interaction | null = null;
  failure: RunError | null = null;
  copied = '';
  hasFocus = false;

  override connectedCallback() {
    this.load();
  }

  /** Whoever came by keyboard goes on from the heading. */
  override renderedCallback() {
    const heading = this.hasFocus ? null : this.template?.querySelector<HTMLElement>('h2');
    if (heading) {
      this.hasFocus = true;
      heading.focus();
    }
  }

  get isLoading() {
    return !this.record && !this.failure;
  }

  get heading() {
    const { name = '', promptName, kind = '' } = this.record ?? {};
    return `${name} · ${promptName ?? kind}`;
  }

  get status() {
    return this.record?.status ?? '';
  }

  get statusClass() {
    return statusClass(this.status);
  }

  get figures(): { label: string; value: string }[] {
    const { record } = this;
    const figures = [
      ['Who', record?.userName ?? ''],
      ['Model', record?.modelName ?? ''],
      ['Took', formatDuration(record?.totalMs)],
      ['Cost', costText(record?.cost, record?.currencyCode)],
    ];
    return figures.filter(([, value]) => value).map(([label = '', value = '']) => ({ label, value }));
  }

  get ids() {
    const { record } = this;
    const ids = [
      { label: 'Trace id', value: record?.correlationId ?? '' },
      { label: 'Run id', value: record?.runId ?? '' },
    ];
    return ids
      .filter(({ value }) => value)
      .map((id) => ({ ...id, action: `Copy ${id.label.toLowerCase()}` }));
  }

  get items(): TimelineItem[] {
    return this.record ? timelineOf(this.record) : [];
  }

  get isRun() {
    return this.record?.kind === 'Prompt';
  }

  get mayReveal() {
    return MAY_REVEAL === true && this.isRun && Boolean(this.record?.maskedPrompt);
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent('back'));
  }

  async handleCopy(event: Event) {
    const { value = '', label = '' } = (event.currentTarget as HTMLElement).dataset;
    const done = await copyText(value);
    this.copied = done ? `${label} copied.` : 'The browser does not allow copying.';
  }

  async handleReveal() {
    await RevealModal.open({
      size: 'medium',
      label: 'Reveal real values',
      runId: this.runId,
      name: this.record?.name ?? '',
    });
  }

  async load() {
    this.failure = null;
    try {
      this.record = await interaction(this.runId);
    } catch (error) {
      this.failure = auditError(error);
    }
  }
}
