/** Addresses ↔ page references, and the one current page. Pages change by the history API, without loading anew. */
const subscribers = new Set();

function stateOf(search) {
  return Object.fromEntries(new URLSearchParams(search));
}

const PATTERNS = [
  [
    /^\/lightning\/page\/(home|search)$/,
    ([pageName]) => ({ type: 'standard__namedPage', attributes: { pageName } }),
  ],
  [
    /^\/lightning\/o\/(\w+)\/(list|home|new)$/,
    ([objectApiName, actionName]) => ({
      type: 'standard__objectPage',
      attributes: { objectApiName, actionName },
    }),
  ],
  [
    /^\/lightning\/r\/(\w+)\/(\w+)\/related\/([\w.]+)\/view$/,
    ([objectApiName, recordId, relationshipApiName]) => ({
      type: 'standard__recordRelationshipPage',
      attributes: { objectApiName, recordId, relationshipApiName, actionName: 'view' },
    }),
  ],
  [
    /^\/lightning\/r\/(\w+)\/(\w+)\/(view|edit)$/,
    ([objectApiName, recordId, actionName]) => ({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId, actionName },
    }),
  ],
  [/^\/lightning\/n\/(\w+)$/, ([apiName]) => ({ type: 'standard__navItemPage', attributes: { apiName } })],
];

/** The page reference of an address; type `local__unknown` when no page is there. */
export function pageReferenceOf(path, search = '') {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(path);
    if (match) return { ...make(match.slice(1)), state: stateOf(search) };
  }
  return { type: 'local__unknown', attributes: { path }, state: stateOf(search) };
}

function pathOf({ type, attributes = {} }) {
  const { objectApiName, recordId, actionName, apiName, pageName, name, url, relationshipApiName } =
    attributes;
  const object = objectApiName ?? 'Record';
  if (type === 'standard__webPage') return url;
  if (type === 'standard__namedPage') return `/lightning/page/${pageName ?? name ?? 'home'}`;
  if (type === 'standard__navItemPage') return `/lightning/n/${apiName}`;
  if (type === 'standard__objectPage')
    return `/lightning/o/${object}/${actionName === 'home' ? 'list' : actionName}`;
  if (type === 'standard__recordPage') return `/lightning/r/${object}/${recordId}/${actionName ?? 'view'}`;
  if (type === 'standard__recordRelationshipPage') {
    return `/lightning/r/${object}/${recordId}/related/${relationshipApiName}/view`;
  }
  throw new Error(`The local org cannot navigate to a page of type ${type}.`);
}

/** The address of a page reference. Throws for types the local org has no page for. */
export function urlOf(pageReference) {
  const state = Object.entries(pageReference.state ?? {}).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const search = state.length > 0 ? `?${new URLSearchParams(state)}` : '';
  return pathOf(pageReference) + search;
}

let current = pageReferenceOf(window.location.pathname, window.location.search);

export function currentPage() {
  return current;
}

function arrive() {
  current = pageReferenceOf(window.location.pathname, window.location.search);
  for (const subscriber of subscribers) subscriber(current);
}

window.addEventListener('popstate', arrive);

/** Calls back with each new page; returns the function that ends it. */
export function onPageChange(subscriber) {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

/** Goes to an address of the shell; `replace` leaves no step in the browser's history. Others open in a new window. */
export function goTo(url, { replace = false } = {}) {
  const target = new URL(url, window.location.href);
  if (target.origin !== window.location.origin || !target.pathname.startsWith('/lightning/')) {
    window.open(target.href, '_blank', 'noopener');
    return;
  }
  const path = target.pathname + target.search;
  if (path === window.location.pathname + window.location.search) replace = true;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', path);
  arrive();
}
