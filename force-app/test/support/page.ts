/** Puts a component on a page and looks at it, for tests. */
import axe from 'axe-core';
import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** A component on the page, with its public properties set. `name` is its tag. */
export function show<Component extends LightningElement>(
  name: string,
  is: new () => Component,
  properties: object = {},
): HTMLElement & Component {
  const element = createElement(name, { is: is as never }) as HTMLElement & Component;
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

/** Takes everything off the page; call it after each test. */
export function clearPage(): void {
  document.body.replaceChildren();
  jest.clearAllMocks();
}

/** Resolves when promises and re-renderings that are due are done. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** The first element that matches, through the shadow roots of our own components. */
export function find<Found extends HTMLElement = HTMLElement>(root: Node, selector: string): Found | null {
  return (findAll<Found>(root, selector)[0] as Found | undefined) ?? null;
}

/** All elements that match, through the shadow roots of our own components. */
export function findAll<Found extends HTMLElement = HTMLElement>(root: Node, selector: string): Found[] {
  const inside = root instanceof HTMLElement && root.shadowRoot ? root.shadowRoot : (root as Element);
  return [...inside.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as Found] : []),
    ...(element.shadowRoot ? findAll<Found>(element, selector) : []),
  ]);
}

/** The text of a component, its children's included, with single spaces; what fills a slot comes after the slot's owner. */
export function textOf(root: HTMLElement): string {
  const own = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) {
      return node.textContent ?? '';
    }
    const shadow = (node as HTMLElement).shadowRoot?.childNodes ?? [];
    return [...shadow, ...node.childNodes].map(own).join('');
  };
  return own(root).replace(/\s+/g, ' ').trim();
}

/** What axe-core finds wrong, as `rule: element` lines. Colours and layout need a real browser: the end-to-end tests look there. */
export async function accessibilityIssues(element: HTMLElement): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(element, { rules, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** Fires an event as a base component would. */
export function fire(target: Element | null, name: string, detail?: unknown): void {
  target?.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Presses the button of ours with this `data-id`. */
export async function press(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id="${id}"]`)?.click();
  await settle();
}

/** The field of a form with this `data-name`. */
export function field<Found extends HTMLElement = HTMLElement & { value: string }>(
  element: HTMLElement,
  name: string,
): Found | null {
  return find<Found>(element, `[data-name="${name}"]`);
}

/** Enters values into fields of a form, one after the other. */
export async function enter(element: HTMLElement, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    fire(field(element, name), 'change', { value });
    // eslint-disable-next-line no-await-in-loop
    await settle();
  }
}

/** The titles of the toasts that a component shows from now on. */
export function toastTitles(element: HTMLElement): string[] {
  const titles: string[] = [];
  element.addEventListener('lightning__showtoast', (event) =>
    titles.push((event as CustomEvent<{ title: string }>).detail.title),
  );
  return titles;
}
