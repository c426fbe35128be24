/** Which class answers which address below /services/apexrest: the `urlMapping` of classes annotated @RestResource. */
import type { MethodDeclaration } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import { InvalidApex } from './errors.ts';
import type { Program } from './program.ts';

export interface RestResource {
  model: ClassModel;
  /** As written: `/byom/permissions`, `/cases/*`. */
  urlMapping: string;
}

const annotation = 'restresource';

/** HTTP method → the annotation of the Apex method that answers it, in lower case. */
const annotations: Record<string, string> = {
  GET: 'httpget',
  POST: 'httppost',
  PUT: 'httpput',
  PATCH: 'httppatch',
  DELETE: 'httpdelete',
};

/** All REST resources of the program. Classes that do not name the annotation are not parsed for this. */
export function restResources(program: Program): RestResource[] {
  return program
    .classNames()
    .filter((name) => /@RestResource\b/i.test(program.source(name)))
    .flatMap((name) => {
      const model = program.class(name)!;
      const found = model.declaration.annotations.find((entry) => entry.name === annotation);
      return found ? [checked({ model, urlMapping: found.values['urlmapping'] ?? '' })] : [];
    });
}

/** The platform refuses to save such classes. */
function checked(resource: RestResource): RestResource {
  const { model, urlMapping } = resource;
  const { site, modifiers } = model.declaration;
  if (!modifiers.includes('global'))
    throw new InvalidApex(`Classes annotated with RestResource must be global: ${model.name}`, site);
  if (!/^\/(?:[^*]|(?<=\/)\*(?=\/|$))*$/.test(urlMapping) || urlMapping.length > 255)
    throw new InvalidApex(`Invalid urlMapping of ${model.name}: ${urlMapping}`, site);
  return resource;
}

/** An exact match wins, then the longest pattern with a wildcard. The comparison minds case, as on the platform. */
export function resourceFor(resources: RestResource[], path: string): RestResource | undefined {
  const exact = resources.find((resource) => resource.urlMapping === path);
  if (exact) return exact;
  return resources
    .filter((resource) => resource.urlMapping.includes('*') && pattern(resource.urlMapping).test(path))
    .sort((a, b) => b.urlMapping.length - a.urlMapping.length)[0];
}

function pattern(urlMapping: string): RegExp {
  const parts = urlMapping.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** The method of the class that answers this HTTP method; undefined when it has none. */
export function restMethod({ model }: RestResource, httpMethod: string): MethodDeclaration | undefined {
  const method = model.declaration.methods.find((entry) => isFor(entry, annotations[httpMethod]));
  if (method && !(method.static && method.modifiers.includes('global')))
    throw new InvalidApex(`REST methods must be global static: ${model.name}.${method.name}`, method.site);
  if (method && method.parameters.length > 0 && ['GET', 'DELETE'].includes(httpMethod))
    throw new InvalidApex(
      `${httpMethod} methods take no parameters: ${model.name}.${method.name}`,
      method.site,
    );
  return method;
}

/** The HTTP methods the class answers, for the refusal of another one. */
export function allowedMethods({ model }: RestResource): string[] {
  const { methods } = model.declaration;
  return Object.keys(annotations).filter((name) =>
    methods.some((method) => isFor(method, annotations[name])),
  );
}

function isFor(method: MethodDeclaration, wanted: string | undefined): boolean {
  return method.annotations.some(({ name }) => name === wanted);
}
