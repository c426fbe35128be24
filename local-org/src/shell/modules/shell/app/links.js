/** The address a click inside the shell leads to, or null when the browser should handle the click itself. */
export function linkOf(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
    return null;
  const link = event.composedPath().find((element) => element.tagName === 'A' && element.href);
  if (!link || link.hasAttribute('download')) return null;
  const target = new URL(link.href, window.location.href);
  const inside = target.origin === window.location.origin && target.pathname.startsWith('/lightning/');
  return inside ? target.href : null;
}
