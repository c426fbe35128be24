import { LightningElement } from 'lwc';
import type AuditLookup from 'c/auditLookup';
import { choices } from 'c/auditRequests';
import { KINDS, STATUSES, optionsOf } from 'c/auditView';
import type { AuditFilter, Choice } from 'c/auditView';

/** How far back the list looks until somebody says otherwise. */
const DAYS = 30;
const TYPING_PAUSE_MS = 300;

/** Local midnight of a day such as `2026-11-20`, as people in this browser count days; `plus` days later. */
function midnight(day: string, plus: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus).toISOString();
}

function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

interface Draft {
  from: string;
  to: string;
  userId: string;
  promptId: string;
  modelId: string;
  status: string;
  kind: string;
  channel: string;
  subjectId: string;
  batchId: string;
}

function emptyDraft(): Draft {
  const from = new Date();
  from.setDate(from.getDate() - DAYS);
  const empty = { userId: '', promptId: '', modelId: '', status: '', kind: '', channel: '' };
  return { ...empty, from: dayOf(from), to: '', subjectId: '', batchId: '' };
}

/** What narrows the list of interactions. Sends `filter` with an AuditFilter, once when it is shown and on every change. */
export default class AuditFilters extends LightningElement {
  draft: Draft = emptyDraft();
  prompts: Choice[] = [];
  models: Choice[] = [];
  showsMore = false;
  timer: ReturnType<typeof setTimeout> | undefined;

  readonly statuses = optionsOf('All', STATUSES);
  readonly kinds = optionsOf('All', KINDS);

  override connectedCallback() {
    this.send();
    this.load();
  }

  override disconnectedCallback() {
    clearTimeout(this.timer);
  }

  get promptOptions() {
    return [{ label: 'All', value: '' }, ...this.prompts.map(({ value, label }) => ({ value, label }))];
  }

  get modelOptions() {
    return [{ label: 'All', value: '' }, ...this.models.map(({ value, label }) => ({ value, label }))];
  }

  get moreLabel() {
    return this.showsMore ? 'Fewer filters' : 'More filters';
  }

  get moreIcon() {
    return this.showsMore ? 'utility:chevronup' : 'utility:chevrondown';
  }

  /** Without choices the rest of the filters still work. */
  async load() {
    try {
      const { prompts, models } = await choices();
      this.prompts = prompts;
      this.models = models;
    } catch {
      this.prompts = [];
    }
  }

  handleChange(event: CustomEvent<{ value: string | null }>) {
    const { name = '' } = (event.target as HTMLElement).dataset;
    const value = (event.detail.value ?? '').trim();
    if (this.draft[name as keyof Draft] !== value) {
      this.draft = { ...this.draft, [name]: value };
      this.send();
    }
  }

  /** While somebody types, a pause is waited for. */
  handleTyped(event: CustomEvent<{ value: string | null }>) {
    const { name = '' } = (event.target as HTMLElement).dataset;
    this.draft = { ...this.draft, [name]: (event.detail.value ?? '').trim() };
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.send(), TYPING_PAUSE_MS);
  }

  handlePerson(event: CustomEvent<Choice | null>) {
    const userId = event.detail?.value ?? '';
    if (this.draft.userId !== userId) {
      this.draft = { ...this.draft, userId };
      this.send();
    }
  }

  handleMore() {
    this.showsMore = !this.showsMore;
  }

  handleClear() {
    this.draft = emptyDraft();
    this.template?.querySelector<HTMLElement & AuditLookup>('c-audit-lookup')?.clear();
    this.send();
  }

  send() {
    clearTimeout(this.timer);
    const { from, to, ...rest } = this.draft;
    const given = Object.entries(rest).filter(([, value]) => value !== '');
    const filter: AuditFilter = {
      ...(from ? { fromAt: midnight(from, 0) } : {}),
      ...(to ? { toAt: midnight(to, 1) } : {}),
      ...Object.fromEntries(given),
    };
    this.dispatchEvent(new CustomEvent('filter', { detail: filter }));
  }
}
