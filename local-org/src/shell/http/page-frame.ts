/** The HTML documents the server itself writes: the frame of every page, and the plain pages without the shell. */
import { html, type Html } from './html.ts';

export const STYLES = [
  '/slds/assets/styles/salesforce-lightning-design-system.min.css',
  '/shell-assets/shell.css',
];

/** A whole document. `head` is added to the head, `body` is the body's content. */
export function document(title: string, head: Html, body: Html): string {
  const styles = STYLES.map((href) => html`<link rel="stylesheet" href="${href}" />`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/shell-assets/favicon.svg" type="image/svg+xml" />
        ${styles} ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`.html;
}

/** A page that only says something, in the middle of the screen. */
export function messagePage(title: string, text: string, head: Html, extra: Html): string {
  return document(
    `${title} | Local Org`,
    head,
    html`<main class="local-message">
      <div class="local-message__box slds-box slds-theme_default">
        <div class="local-message__mark" aria-hidden="true"></div>
        <h1 class="slds-text-heading_medium slds-m-bottom_small">${title}</h1>
        <p class="slds-m-bottom_medium">${text}</p>
        ${extra}
      </div>
    </main>`,
  );
}

/** Shown while the first bundle is built; asks again by itself. */
export function preparingPage(progress: string): string {
  return messagePage(
    'Preparing the page',
    'The local org is putting its components together. This happens once and takes a few seconds.',
    html`<meta http-equiv="refresh" content="1" />`,
    html`<div class="local-progress" role="progressbar" aria-label="Preparing the page"><span></span></div>
      <p class="slds-text-body_small slds-text-color_weak" role="status">${progress}</p>`,
  );
}

/** Shown when a bundle cannot be built: the compiler's words, because only a developer can help. */
export function brokenPage(message: string): string {
  const head = html``;
  const text = 'One of the local org’s own modules does not compile. Mend it and start the local org again.';
  return messagePage(
    'The page could not be prepared',
    text,
    head,
    html`<pre class="local-pre">${message}</pre>`,
  );
}

export function notFoundPage(path: string): string {
  const text = `There is no page at ${path}. It may have moved, or the address may have a typing error.`;
  return messagePage(
    'Page not found',
    text,
    html``,
    html`<a class="slds-button slds-button_brand" href="/">Go to the start page</a>`,
  );
}
