/** Runs headless actions: components that are never seen and have `invoke()`. */
import { createElement } from 'lwc';

let place;

/** Wires and events need the component in the document. */
function hiddenPlace() {
  place ??= document.body.appendChild(Object.assign(document.createElement('div'), { hidden: true }));
  return place;
}

let running = new Map();

/** The same component answers again and again for one record, as on the platform; another record gets its own. */
async function componentFor(name, recordId, objectApiName) {
  const key = `${name} ${recordId}`;
  const known = running.get(key);
  if (known) return known;
  for (const element of running.values()) element.remove();
  running = new Map();
  const { default: Component } = await import(`c/${name}`);
  const tag = `c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const element = createElement(tag, { is: Component });
  Object.assign(element, { recordId, objectApiName });
  hiddenPlace().appendChild(element);
  running.set(key, element);
  return element;
}

/** Resolves when the action is done; rejects when it cannot be loaded or throws. */
export async function runHeadless(name, recordId, objectApiName) {
  const element = await componentFor(name, recordId, objectApiName);
  if (typeof element.invoke !== 'function') throw new Error(`c/${name} has no @api invoke().`);
  await element.invoke();
}
