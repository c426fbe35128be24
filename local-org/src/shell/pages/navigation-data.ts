/** Which apps and tabs a person has: from the metadata and, per person, from the permission sets. */
import type { TabMetadata } from '../../metadata/project-metadata.ts';
import { iconOfMotif, iconOfObject, type PageContext } from './object-presentation.ts';
import { STANDARD_APPS, STANDARD_PRESENTATION } from './standard-presentation.ts';

export interface NavigationItem {
  name: string;
  label: string;
  icon: string;
  url: string;
  /** Set on tabs of an object. */
  objectApiName: string | null;
}

export interface NavigationApp {
  name: string;
  label: string;
  description: string;
  items: NavigationItem[];
}

const HOME: NavigationItem = {
  name: 'standard-home',
  label: 'Home',
  icon: 'standard:home',
  url: '/lightning/page/home',
  objectApiName: null,
};

function objectItem(context: PageContext, name: string, objectName: string): NavigationItem | undefined {
  const object = context.org.schema.object(objectName);
  if (!object || !context.org.access.object(context.userId, object.apiName).read) return undefined;
  const icon = iconOfObject(context, object.apiName);
  const url = `/lightning/o/${object.apiName}/list`;
  return { name, label: object.labelPlural, icon, url, objectApiName: object.apiName };
}

function customItem(context: PageContext, tab: TabMetadata): NavigationItem | undefined {
  if (tab.kind === 'object') return objectItem(context, tab.fullName, tab.target);
  const page = context.metadata.flexiPages.find((each) => each.fullName === tab.target);
  const label = tab.label ?? page?.masterLabel ?? tab.fullName;
  const url = `/lightning/n/${tab.fullName}`;
  return { name: tab.fullName, label, icon: iconOfMotif(tab.motif), url, objectApiName: null };
}

/** One tab as this person sees it; undefined when it is hidden, unknown or its object may not be read. */
export function navigationItem(context: PageContext, name: string): NavigationItem | undefined {
  if (name === HOME.name) return HOME;
  if (!context.org.access.tab(context.userId, name)) return undefined;
  if (name.startsWith('standard-')) return objectItem(context, name, name.slice('standard-'.length));
  const tab = context.metadata.tabs.find((each) => each.fullName === name);
  return tab && customItem(context, tab);
}

function itemsOf(context: PageContext, tabs: string[]): NavigationItem[] {
  return tabs.map((name) => navigationItem(context, name)).filter((item) => item !== undefined);
}

/** The apps the person may open, the project's first; never none, because a shell without an app shows nothing. */
export function navigationApps(context: PageContext): NavigationApp[] {
  const visible = (name: string): boolean => context.org.access.application(context.userId, name);
  const declared = context.metadata.applications.map(({ fullName, label, description, tabs }) => {
    return { name: fullName, label, description: description ?? '', tabs };
  });
  const own = new Set(declared.map((app) => app.name));
  const known = [...declared, ...STANDARD_APPS.filter((app) => !own.has(app.name))].filter((app) =>
    visible(app.name),
  );
  const apps = known.map(({ tabs, ...app }) => ({ ...app, items: itemsOf(context, tabs) }));
  if (apps.length > 0) return apps;
  return [{ name: 'local', label: 'Local Org', description: '', items: [HOME, ...allItems(context)] }];
}

/** Every tab the person may open, for the app launcher. */
export function allItems(context: PageContext): NavigationItem[] {
  const standard = Object.keys(STANDARD_PRESENTATION).map((name) => `standard-${name}`);
  const names = [...standard, ...context.metadata.tabs.map((tab) => tab.fullName)];
  return itemsOf(context, names).sort((left, right) => left.label.localeCompare(right.label));
}
