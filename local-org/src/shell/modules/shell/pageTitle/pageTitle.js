/** Tells the window what the page is called. */
export function announceTitle(element, title) {
  element.dispatchEvent(new CustomEvent('pagetitle', { bubbles: true, composed: true, detail: title }));
}
