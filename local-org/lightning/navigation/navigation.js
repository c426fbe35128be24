/** `lightning/navigation` on the shell's router. */
import { currentPage, goTo, onPageChange, urlOf } from 'shell/pageRouter';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds `this[NavigationMixin.Navigate](pageReference, replace)` and `this[NavigationMixin.GenerateUrl](pageReference)`. */
export function NavigationMixin(Base) {
  return class extends Base {
    [Navigate](pageReference, replace = false) {
      goTo(urlOf(pageReference), { replace });
    }

    [GenerateUrl](pageReference) {
      return Promise.resolve(urlOf(pageReference));
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** The current page, now and whenever it changes. */
export class CurrentPageReference {
  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {
    this.stop = onPageChange((page) => this.dataCallback(page));
    this.dataCallback(currentPage());
  }

  update() {
    this.dataCallback(currentPage());
  }

  disconnect() {
    this.stop?.();
  }
}

/** Wire adapter for the functions below; the local org has one router, so the context carries nothing. */
export class NavigationContext {
  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {
    this.dataCallback({});
  }

  update() {}

  disconnect() {}
}

export function navigate(_context, pageReference, replace = false) {
  goTo(urlOf(pageReference), { replace });
}

export function generateUrl(_context, pageReference) {
  return urlOf(pageReference);
}
