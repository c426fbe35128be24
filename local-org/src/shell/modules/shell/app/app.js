/** The whole window: header, app navigation, the current page, and what lies over it (modals, toasts). */
import { api, LightningElement } from 'lwc';
import { currentPage, goTo, onPageChange } from 'shell/pageRouter';
import { rememberApp, startApp } from 'shell/session';
import { linkOf } from './links';

export default class App extends LightningElement {
  page = currentPage();
  app;
  loaded;
  isLauncherOpen = false;

  @api
  get session() {
    return this.loaded;
  }
  set session(value) {
    this.loaded = value;
    this.app = startApp(value.apps);
  }

  connectedCallback() {
    this.stop = onPageChange((page) => this.showPage(page));
    document.addEventListener('click', handleLink);
    this.addEventListener('pagetitle', (event) => this.handleTitle(event));
  }

  disconnectedCallback() {
    this.stop();
    document.removeEventListener('click', handleLink);
  }

  showPage(page) {
    const samePlace = page.type === this.page.type && placeOf(page) === placeOf(this.page);
    this.page = page;
    this.isLauncherOpen = false;
    if (samePlace) return;
    window.scrollTo(0, 0);
    this.focusMain();
  }

  /** A person using the keyboard or a screen reader starts at the new page, not at the link that is gone. */
  focusMain() {
    this.template.querySelector('main')?.focus({ preventScroll: true });
  }

  handleTitle(event) {
    document.title = event.detail ? `${event.detail} | Local Org` : 'Local Org';
  }

  handleSkip() {
    this.focusMain();
  }

  handleLauncher() {
    this.isLauncherOpen = !this.isLauncherOpen;
  }

  handleLauncherClose() {
    this.isLauncherOpen = false;
  }

  handleApp(event) {
    this.app = this.session.apps.find(({ name }) => name === event.detail) ?? this.app;
    this.isLauncherOpen = false;
    rememberApp(this.app.name);
    const [first] = this.app.items;
    goTo(first?.url ?? '/lightning/page/home');
  }

  get isObjectPage() {
    return this.page.type === 'standard__objectPage';
  }

  get isNew() {
    return this.isObjectPage && this.page.attributes.actionName === 'new';
  }

  get isRecordPage() {
    return this.page.type === 'standard__recordPage';
  }

  get isEdit() {
    return this.isRecordPage && this.page.attributes.actionName === 'edit';
  }

  get isRelatedPage() {
    return this.page.type === 'standard__recordRelationshipPage';
  }

  get isHome() {
    return this.page.type === 'standard__namedPage' && this.page.attributes.pageName === 'home';
  }

  get isSearch() {
    return this.page.type === 'standard__namedPage' && this.page.attributes.pageName === 'search';
  }

  get isTab() {
    return this.page.type === 'standard__navItemPage';
  }

  get searchTerm() {
    return this.page.state.term ?? '';
  }

  /** The same place draws on; another place starts anew. */
  get places() {
    return [{ key: placeOf(this.page), ...this.page.attributes }];
  }

  handleEditorClose(event) {
    const { objectApiName, recordId } = this.page.attributes;
    if (event.detail?.recordId)
      goTo(`/lightning/r/${objectApiName}/${event.detail.recordId}/view`, { replace: true });
    else if (this.isNew) goTo(`/lightning/o/${objectApiName}/list`, { replace: true });
    else goTo(`/lightning/r/${objectApiName}/${recordId}/view`, { replace: true });
  }
}

/** What makes two page references the same place: edit and view of a record, list and new of an object are one. */
function placeOf({ type, attributes }) {
  return JSON.stringify([type, { ...attributes, actionName: '' }]);
}

/** Links inside the shell change the page without loading it anew; everything else is left to the browser. */
function handleLink(event) {
  const url = linkOf(event);
  if (!url) return;
  event.preventDefault();
  goTo(url);
}
