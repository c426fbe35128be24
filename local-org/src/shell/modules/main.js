/** Starts the shell in the page. Synthetic shadow first: the engine looks for it when it is loaded. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'shell/app';
import { loadSession } from 'shell/session';
import { messageOf } from 'shell/rest';

const loading = document.querySelector('.local-loading');

try {
  const app = createElement('shell-app', { is: App });
  app.session = await loadSession();
  loading.replaceWith(app);
} catch (error) {
  loading.textContent = messageOf(error);
}
