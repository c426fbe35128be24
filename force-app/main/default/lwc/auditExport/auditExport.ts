import { LightningElement } from 'lwc';
import { download } from 'c/auditFile';
import { auditError, choices, startExport } from 'c/auditRequests';
import { KINDS, STATUSES, numberText, optionsOf } from 'c/auditView';
import type { Choice, ExportRequest } from 'c/auditView';
import type { RunError } from 'c/runView';

const SHORTEST_REASON = 10;

interface Input extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** Audit records as a file. Whoever takes one says why, and is on record with it. */
export default class AuditExport extends LightningElement {
  format: ExportRequest['format'] = 'csv';
  values: Record<string, string> = {};
  reason = '';
  prompts: Choice[] = [];
  failure: RunError | null = null;
  isBusy = false;
  /** How the export goes, announced. */
  progress = '';
  done = '';

  readonly formats = [
    { label: 'CSV, for a spreadsheet', value: 'csv' },
    { label: 'JSON lines, for a program', value: 'jsonl' },
  ];
  readonly statuses = optionsOf('All', STATUSES);
  readonly kinds = optionsOf('All', KINDS);

  override connectedCallback() {
    this.load();
  }

  get promptOptions() {
    const known = this.prompts.map(({ label, detail }) => ({ label, value: detail ?? '' }));
    return [{ label: 'All', value: '' }, ...known];
  }

  get label() {
    return this.isBusy ? 'Exporting…' : 'Export';
  }

  /** Without choices everything is exported. */
  async load() {
    try {
      this.prompts = (await choices()).prompts;
    } catch {
      this.prompts = [];
    }
  }

  handleFormat(event: CustomEvent<{ value: ExportRequest['format'] }>) {
    this.format = event.detail.value;
  }

  handleValue(event: CustomEvent<{ value: string | null }>) {
    const { name = '' } = (event.target as HTMLElement).dataset;
    this.values = { ...this.values, [name]: (event.detail.value ?? '').trim() };
  }

  handlePerson(event: CustomEvent<Choice | null>) {
    this.values = { ...this.values, userId: event.detail?.value ?? '' };
  }

  handleReason(event: CustomEvent<{ value: string }>) {
    this.reason = event.detail.value;
    (event.target as Input).setCustomValidity('');
  }

  async handleExport() {
    if (!this.checkReason()) {
      return;
    }
    this.isBusy = true;
    this.failure = null;
    this.done = '';
    this.progress = 'The export is being prepared.';
    try {
      const access = await startExport(this.request());
      const name = `interactions-${access.runId.slice(0, 8)}.${this.format}`;
      const bytes = await download(access, this.format, name, (so) => {
        this.progress = `${sizeText(so)} so far.`;
      });
      this.done = `${name}, ${sizeText(bytes)}. The export is on record with your reason.`;
    } catch (error) {
      this.failure = { ...auditError(error), retryable: false };
    } finally {
      this.progress = '';
      this.isBusy = false;
    }
  }

  checkReason(): boolean {
    const input = this.template?.querySelector<Input>('[data-name="reason"]');
    const fine = this.reason.trim().length >= SHORTEST_REASON;
    input?.setCustomValidity(fine ? '' : `Say why in at least ${SHORTEST_REASON} characters.`);
    input?.reportValidity();
    if (!fine) {
      input?.focus();
    }
    return fine;
  }

  request(): ExportRequest {
    const { from, to, ...rest } = this.values;
    const filter = {
      ...(from ? { from: dayStart(from, 0) } : {}),
      ...(to ? { to: dayStart(to, 1) } : {}),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    };
    return { format: this.format, filter, reason: this.reason.trim() };
  }
}

/** Local midnight of a day, `plus` days later. */
function dayStart(day: string, plus: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus).toISOString();
}

function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${numberText(Math.round(bytes / 1024))} KB`;
}
