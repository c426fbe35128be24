/** Generates the `@salesforce/*` modules a component may import, from the org's schema and metadata and for one user. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { Org } from '../../ports.ts';
import { packageFolder } from '../bundle/rollup-bundles.ts';
import { ComponentError } from './component-error.ts';

export interface ModuleContext {
  org: Org;
  metadata: ProjectMetadata;
  userId: string;
}

type Generator = (name: string, context: ModuleContext) => string;

function constant(value: unknown): string {
  return `export default ${value === undefined ? 'undefined' : JSON.stringify(value)};\n`;
}

function apex(name: string): string {
  if (name === '') return `export { refreshApex, getSObjectValue } from 'shell/apex';\n`;
  const [, className, method] = /^(?:c\.)?(\w+)\.(\w+)$/.exec(name) ?? [];
  if (!className || !method) throw new ComponentError(`@salesforce/apex/${name}: write Class.method.`);
  return `import { apexMethod } from 'shell/apex';\nexport default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});\n`;
}

/** Walks `Case.Account.Name` through the schema, so that a wrong name fails here as it would at deployment. */
function schema(name: string, { org }: ModuleContext): string {
  const [objectName = '', ...path] = name.split('.');
  const object = org.schema.object(objectName);
  if (!object) throw new ComponentError(`@salesforce/schema/${name}: there is no object ${objectName}.`);
  if (path.length === 0) return constant({ objectApiName: object.apiName });
  let current = object;
  path.forEach((step, position) => {
    const last = position === path.length - 1;
    const field = last
      ? org.schema.field(current.apiName, step)
      : [...current.fields.values()].find(
          (each) => each.relationshipName?.toLowerCase() === step.toLowerCase(),
        );
    if (!field) throw new ComponentError(`@salesforce/schema/${name}: ${current.apiName} has no ${step}.`);
    const target = last ? undefined : org.schema.object(field.referenceTo[0] ?? '');
    if (target) current = target;
  });
  return constant({ fieldApiName: path.join('.'), objectApiName: object.apiName });
}

function label(name: string, { metadata }: ModuleContext): string {
  const found = metadata.labels.find((each) => `c.${each.fullName}` === name);
  if (!found) throw new ComponentError(`@salesforce/label/${name}: there is no such custom label.`);
  return constant(found.value);
}

function user(name: string, { userId }: ModuleContext): string {
  if (name === 'Id') return constant(userId);
  if (name === 'isGuest') return constant(false);
  throw new ComponentError(`@salesforce/user/${name}: only Id and isGuest exist.`);
}

/** The formats of the base components' package (English, United States); the time zone is the browser's. */
function i18n(name: string): string {
  if (name === 'timeZone') return 'export default Intl.DateTimeFormat().resolvedOptions().timeZone;\n';
  const file = join(
    packageFolder('lightning-base-components'),
    'scopedImports',
    `@salesforce-i18n-${name}.js`,
  );
  if (!/^[\w.]+$/.test(name) || !existsSync(file))
    throw new ComponentError(`@salesforce/i18n/${name}: not known.`);
  return readFileSync(file, 'utf8');
}

function client(name: string): string {
  if (name !== 'formFactor') throw new ComponentError(`@salesforce/client/${name}: only formFactor exists.`);
  return constant('Large');
}

/** `true` or `undefined`, as on the platform. */
function customPermission(name: string, { org, userId }: ModuleContext): string {
  return constant(org.access.customPermission(userId, name) || undefined);
}

function userPermission(name: string, { org, metadata, userId }: ModuleContext): string {
  const own = org.access.permissionSets(userId);
  const sets = metadata.permissionSets.filter((set) => own.includes(set.fullName));
  return constant(sets.some((set) => set.userPermissions.includes(name)) || undefined);
}

const GENERATORS: Record<string, Generator> = {
  apex,
  schema,
  label,
  user,
  i18n,
  client,
  customPermission,
  userPermission,
  resourceUrl: (name) => constant(`/resource/${name}`),
  messageChannel: (name) => constant({ developerName: name }),
};

/** The module behind `@salesforce/<path>`. Throws `ComponentError` naming what the org does not have. */
export function salesforceModule(path: string, context: ModuleContext): string {
  const [kind = '', ...rest] = path.split('/');
  const generator = GENERATORS[kind];
  if (!generator) throw new ComponentError(`@salesforce/${path}: the local org does not offer this module.`);
  return generator(rest.join('/'), context);
}
