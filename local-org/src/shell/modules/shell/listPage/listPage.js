/** An object's list views: the header with the picker, and the table. */
import { api, LightningElement } from 'lwc';
import { announceTitle } from 'shell/pageTitle';
import { goTo } from 'shell/pageRouter';
import { messageOf, shellData } from 'shell/rest';
import { datatableColumns } from 'shell/tableColumns';

export default class ListPage extends LightningElement {
  @api objectApiName;
  shown = {};
  info;
  page;
  rows = [];
  problem = '';
  search = '';
  isLoading = false;
  isPickerOpen = false;
  loadedAt;
  serial = 0;

  /** `filterName`, `sortBy`, `direction` come from the address, so that going back brings the same list. */
  @api
  get state() {
    return this.shown;
  }
  set state(value) {
    const before = JSON.stringify(this.shown);
    this.shown = value ?? {};
    if (this.info && before !== JSON.stringify(this.shown)) this.load();
  }

  async connectedCallback() {
    try {
      this.info = await shellData(`/objects/${this.objectApiName}/list-views`);
      announceTitle(this, this.info.labelPlural);
      await this.load();
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get isBroken() {
    return this.problem !== '' && !this.info;
  }

  get isFirstLoad() {
    return !this.page && !this.problem;
  }

  get filterName() {
    return this.shown.filterName ?? this.info?.default;
  }

  get query() {
    const { sortBy, direction } = this.shown;
    const query = new URLSearchParams();
    if (sortBy) query.set('sortBy', sortBy);
    if (direction) query.set('direction', direction);
    if (this.search) query.set('search', this.search);
    return query;
  }

  async load(more = false) {
    this.serial += 1;
    const { serial, query } = this;
    if (more) query.set('offset', String(this.rows.length));
    this.isLoading = true;
    try {
      const page = await shellData(`/objects/${this.objectApiName}/lists/${this.filterName}?${query}`);
      if (serial !== this.serial) return;
      this.page = page;
      this.rows = more ? [...this.rows, ...page.rows] : page.rows;
      this.problem = '';
      this.loadedAt = new Date();
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      if (serial === this.serial) this.isLoading = false;
    }
  }

  get views() {
    return this.info.views.map((view) => {
      const selected = view.name === this.filterName;
      return { ...view, icon: selected ? 'utility:check' : null, checked: String(selected) };
    });
  }

  get viewLabel() {
    return this.info.views.find((view) => view.name === this.filterName)?.label ?? this.filterName;
  }

  get columns() {
    return datatableColumns(this.page.columns);
  }

  get sortColumn() {
    return this.page.columns.find((column) => column.field === this.page.sortBy);
  }

  get sortedBy() {
    return this.sortColumn?.link ? `${this.page.sortBy}Url` : this.page.sortBy;
  }

  get direction() {
    return this.page.descending ? 'desc' : 'asc';
  }

  get status() {
    if (!this.page) return 'Loading…';
    const count = `${this.rows.length}${this.page.hasMore ? '+' : ''} ${this.rows.length === 1 ? 'item' : 'items'}`;
    const sorted = this.sortColumn ? ` • Sorted by ${this.sortColumn.label}` : '';
    return `${count}${sorted}`;
  }

  get isEmpty() {
    return this.page !== undefined && this.rows.length === 0 && !this.isLoading && !this.problem;
  }

  get emptyText() {
    if (this.search) return `No name contains “${this.search}”.`;
    return this.filterName === '__Recent'
      ? 'You have not looked at any record yet.'
      : 'No records are in this list view.';
  }

  get hasRows() {
    return this.page !== undefined && this.rows.length > 0;
  }

  get hasMore() {
    return this.page?.hasMore ?? false;
  }

  get pickerExpanded() {
    return String(this.isPickerOpen);
  }

  handlePicker() {
    this.isPickerOpen = !this.isPickerOpen;
    if (this.isPickerOpen)
      requestAnimationFrame(() => this.template.querySelector('[role="menuitemradio"]')?.focus());
  }

  handlePickerKey(event) {
    if (!this.isPickerOpen) return;
    const items = [...this.template.querySelectorAll('[role="menuitemradio"]')];
    const at = items.findIndex((item) => item === event.target);
    if (event.key === 'Escape') this.closePicker();
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  }

  closePicker() {
    this.isPickerOpen = false;
    this.refs.picker.focus();
  }

  handlePickerBlur(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) this.isPickerOpen = false;
  }

  handleView(event) {
    this.closePicker();
    this.goToList({ filterName: event.currentTarget.dataset.name });
  }

  handleSort(event) {
    const field = event.detail.fieldName.replace(/Url$/, '');
    const column = this.page.columns.find(
      (each) => each.field === field || each.field === event.detail.fieldName,
    );
    this.goToList({
      ...this.shown,
      filterName: this.filterName,
      sortBy: column.field,
      direction: event.detail.sortDirection,
    });
  }

  goToList(state) {
    goTo(`/lightning/o/${this.objectApiName}/list?${new URLSearchParams(state)}`);
  }

  handleSearch(event) {
    this.search = event.detail.value;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.load(), 300);
  }

  handleRefresh() {
    this.load();
  }

  handleMore() {
    this.load(true);
  }

  handleNew() {
    goTo(`/lightning/o/${this.objectApiName}/new`);
  }
}
