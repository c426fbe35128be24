/** The login page: the people of the seed as cards. There is no password, and the page says so. */
import type { ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { Org, User } from '../../ports.ts';
import { STANDARD_APPS } from '../pages/standard-presentation.ts';
import { html, type Html } from './html.ts';
import { document } from './page-frame.ts';

export interface LoginPageParts {
  org: Org;
  metadata: ProjectMetadata;
}

/** People with at least one app; users made for programs have none. With no such user, every active one. */
export function peopleToChoose({ org, metadata }: LoginPageParts): User[] {
  const apps = [...metadata.applications.map((app) => app.fullName), ...STANDARD_APPS.map((app) => app.name)];
  const active = org.users().filter((user) => user.active);
  const people = active.filter((user) => apps.some((app) => org.access.application(user.id, app)));
  return people.length > 0 ? people : active;
}

function initials(user: User): string {
  return `${user.firstName.charAt(0)}${user.lastName.charAt(0)}`.toUpperCase();
}

function abilities({ org, metadata }: LoginPageParts, user: User): { label: string; description: string }[] {
  return org.access.permissionSets(user.id).flatMap((name) => {
    const set = metadata.permissionSets.find((each) => each.fullName === name);
    return set ? [{ label: set.label, description: set.description ?? '' }] : [];
  });
}

function card(parts: LoginPageParts, user: User, startUrl: string): Html {
  const can = abilities(parts, user).map(
    ({ label, description }) =>
      html`<li class="local-person__ability"><strong>${label}</strong><span>${description}</span></li>`,
  );
  return html`<li class="local-person slds-box slds-theme_default">
    <div class="local-person__head">
      <span class="local-person__avatar" aria-hidden="true">${initials(user)}</span>
      <div>
        <h2 class="slds-text-heading_small">${user.name}</h2>
        <p class="slds-text-color_weak">${[user.title, user.roleName].filter(Boolean).join(' · ')}</p>
      </div>
    </div>
    <ul class="local-person__abilities" aria-label="What ${user.firstName} can do">
      ${can}
    </ul>
    <form method="post" action="/login">
      <input type="hidden" name="userId" value="${user.id}" />
      <input type="hidden" name="startURL" value="${startUrl}" />
      <button class="slds-button slds-button_brand slds-button_stretch" type="submit">
        Log in as ${user.firstName}
      </button>
    </form>
  </li>`;
}

/** The whole login page. `startUrl` is where the chosen person goes. */
export function loginPage(parts: LoginPageParts, startUrl: string): string {
  const cards = peopleToChoose(parts).map((user) => card(parts, user, startUrl));
  return document(
    'Log in | Local Org',
    html``,
    html`<main class="local-login">
      <header class="local-login__head">
        <div class="local-login__mark" aria-hidden="true"></div>
        <h1 class="slds-text-heading_large">Local Org</h1>
        <p>
          A Salesforce-like org that runs on this machine only, with invented data. There are no passwords:
          choose the person you want to be.
        </p>
      </header>
      <ul class="local-login__people">
        ${cards}
      </ul>
    </main>`,
  );
}
