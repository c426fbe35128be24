/** Who is signed in and which apps they have; loaded once before anything is drawn. */
import { shellData } from 'shell/rest';

let loaded;

/** Resolves with `{ user, organizationName, apps, items }`. */
export function loadSession() {
  loaded ??= shellData('/session');
  return loaded;
}

const APP_KEY = 'localOrg.app';

function remembered() {
  try {
    return window.localStorage.getItem(APP_KEY);
  } catch {
    return null;
  }
}

/** The app the person used last, when they still have it; else their first. */
export function startApp(apps) {
  const name = remembered();
  return apps.find((app) => app.name === name) ?? apps[0];
}

export function rememberApp(name) {
  try {
    window.localStorage.setItem(APP_KEY, name);
  } catch {
    // A browser that stores nothing starts with the first app next time.
  }
}
