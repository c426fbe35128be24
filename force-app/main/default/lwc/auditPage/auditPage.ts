import { LightningElement } from 'lwc';
import type AuditList from 'c/auditList';

type Tab = 'interactions' | 'subject' | 'usage' | 'export' | 'delivery';

type List = HTMLElement & Pick<AuditList, 'focusRun'>;

const LISTS: Record<string, string> = { interactions: 'c-audit-list', subject: 'c-audit-subject' };

/** Everything that is on record about AI: search it, open one, count, export, and see how it is delivered. */
export default class AuditPage extends LightningElement {
  selected: Tab = 'interactions';
  /** The run that is looked at, and the tab it was opened from; '' for none. */
  opened = '';
  openedFrom: Tab = 'interactions';
  /** The run somebody comes back from: its row gets the focus as soon as it can be seen. */
  returnsTo = '';

  override renderedCallback() {
    const list = LISTS[this.openedFrom];
    if (this.returnsTo && !this.isOpen && list) {
      this.template?.querySelector<List>(list)?.focusRun(this.returnsTo);
      this.returnsTo = '';
    }
  }

  /** The list stays while one is looked at: its filters, its place and its older pages too. */
  get listClass() {
    return this.isOpen ? 'slds-hide' : '';
  }

  get isOpen() {
    return this.opened !== '' && this.openedFrom === this.selected;
  }

  get opensHere() {
    return this.isOpen && this.selected === 'interactions';
  }

  get opensFromSubject() {
    return this.isOpen && this.selected === 'subject';
  }

  get showsUsage() {
    return this.selected === 'usage';
  }

  get showsExport() {
    return this.selected === 'export';
  }

  get showsDelivery() {
    return this.selected === 'delivery';
  }

  handleActive(event: Event) {
    this.selected = (event.target as HTMLElement & { value: Tab }).value;
  }

  handleOpen(event: CustomEvent<string>) {
    this.opened = event.detail;
    this.openedFrom = this.selected;
  }

  handleBack() {
    this.returnsTo = this.opened;
    this.opened = '';
  }
}
