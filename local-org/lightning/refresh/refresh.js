/** `lightning/refresh`: a component asks for fresh data; handlers run, and every wire on the page asks again. */
import { refreshRecords } from 'shell/liveWires';

export const REFRESH_COMPLETE = 'refresh-complete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'refresh-complete-with-errors';
export const REFRESH_ERROR = 'refresh-error';

const handlers = new Map();
let lastId = 0;

export class RefreshEvent extends CustomEvent {
  constructor() {
    super('lightning__refreshview', { bubbles: true, composed: true, cancelable: true });
  }
}

export function registerRefreshHandler(element, method) {
  lastId += 1;
  handlers.set(lastId, { element, method });
  return lastId;
}

export function unregisterRefreshHandler(id) {
  return handlers.delete(id);
}

window.addEventListener('lightning__refreshview', async () => {
  await Promise.all([...handlers.values()].map(({ element, method }) => method.call(element)));
  await refreshRecords();
});
