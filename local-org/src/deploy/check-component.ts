/** Components that deploying cannot change in a running local org: they are checked, or refused with the reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseClass, parseTrigger } from '../apex/parse.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { Component } from './zip-components.ts';

export interface Problem {
  problem: string;
  lineNumber?: number;
  columnNumber?: number;
}

/** Null when the component is acceptable. `hasClientApps` says whether the org was started with client apps. */
export function checkComponent(
  org: LocalOrgEngine,
  component: Component,
  hasClientApps: boolean,
): Problem | null {
  switch (component.type) {
    case 'ApexClass':
    case 'ApexTrigger':
      return checkApex(org, component);
    case 'LightningComponentBundle':
      return checkBundle(org, component);
    case 'Certificate':
    case 'CustomPermission':
    case 'LightningMessageChannel':
      return null;
    case 'ExternalClientApplication':
    case 'ExtlClntAppOauthSettings':
    case 'ExtlClntAppGlobalOauthSettings':
    case 'ExtlClntAppOauthConfigurablePolicies':
      return hasClientApps
        ? null
        : { problem: 'The local org is given its client apps when it starts: set LOCAL_ORG_CLIENT_APPS.' };
    default:
      return { problem: `unsupported by the local org: metadata type ${component.type}` };
  }
}

/** The local org runs the classes of its project directory; a deployment can only confirm them. */
function checkApex(org: LocalOrgEngine, component: Component): Problem | null {
  const [source] = component.files;
  const { text, path } = source!;
  try {
    if (component.type === 'ApexClass') parseClass(text, path);
    else parseTrigger(text, path);
  } catch (error) {
    const place = /line (\d+)(?:[:,] ?(?:column )?(\d+))?/.exec((error as Error).message);
    const at = place ? { lineNumber: Number(place[1]), columnNumber: Number(place[2] ?? 1) } : {};
    return { problem: (error as Error).message, ...at };
  }
  const own = org.metadata.apexSources.find((entry) => entry.name === component.fullName);
  if (own && readFileSync(own.path, 'utf8') === text) return null;
  return {
    problem:
      'The local org runs the Apex of its own project directory, which does not hold this text. Save it there and restart.',
  };
}

/** Bundles may differ in their scripts (TypeScript in the project, JavaScript in the zip) but not in their templates. */
function checkBundle(org: LocalOrgEngine, component: Component): Problem | null {
  const own = org.metadata.lightningComponents.find((entry) => entry.name === component.fullName);
  const other = component.files.find((file) => {
    const path = own && join(own.directory, ...file.path.split('/').slice(2));
    return (
      /\.(html|css)$/.test(file.path) &&
      !(path && existsSync(path) && readFileSync(path, 'utf8') === file.text)
    );
  });
  if (own && !other) return null;
  return {
    problem:
      'The local org shows the components of its own project directory, which does not hold this one. Save it there and reload.',
  };
}
