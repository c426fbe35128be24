/** The project's Apex: finds classes by name (parsed on first use) and says what a written type means. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Schema } from '../ports.ts';
import type { ClassDeclaration, Site, TriggerDeclaration, TypeName } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { typeText } from './lower/lower-type.ts';
import { platformExceptions } from './platform-exceptions.ts';
import { readWithGrammar, type ReadApex } from './read-file.ts';
import { primitive, type ApexType, type PrimitiveName } from './types.ts';

export interface ApexSource {
  /** The class's or trigger's name. */
  name: string;
  kind: 'class' | 'trigger';
  path: string;
}

export interface ProgramOptions {
  sources: ApexSource[];
  schema: Schema;
  /** Names of the platform's classes and interfaces the builtins know. */
  nativeTypes: ReadonlySet<string>;
  /** Makes a tree of a file's text; by the grammar when left out. */
  reader?: ReadApex;
  /** Reads a file; tests hand in their own. */
  read?: (path: string) => string;
}

const primitives = new Map(
  (
    ['String', 'Id', 'Boolean', 'Integer', 'Long', 'Decimal', 'Date', 'Datetime', 'Blob'] as PrimitiveName[]
  ).map((name) => [name.toLowerCase(), primitive(name)]),
);

/** Types of the platform the subset leaves out on purpose: their arithmetic would need its own rules. */
const leftOut = new Set(['double', 'time', 'decimal[]']);

const contracts = new Set(['httpcalloutmock', 'comparable', 'callable', 'stubprovider']);

export class Program {
  readonly options: ProgramOptions;
  private readonly reader: ReadApex;
  private readonly sources = new Map<string, ApexSource>();
  private readonly models = new Map<string, ClassModel>();
  private readonly natives: Map<string, string>;
  private readonly resolved = new WeakMap<TypeName, Map<ClassModel | null, ApexType>>();

  constructor(options: ProgramOptions) {
    this.options = options;
    this.reader = options.reader ?? readWithGrammar;
    for (const source of options.sources) {
      if (source.kind === 'class') this.sources.set(source.name.toLowerCase(), source);
    }
    this.natives = new Map([...options.nativeTypes].map((name) => [name.toLowerCase(), name]));
  }

  classNames(): string[] {
    return [...this.sources.values()].map((source) => source.name);
  }

  /** The text of a class's file. */
  source(name: string): string {
    return this.read(this.sources.get(name.toLowerCase())!.path);
  }

  /** A top-level class, or an exception of the platform. Throws InvalidApex or UnsupportedApex when its file is no good. */
  class(name: string): ClassModel | undefined {
    const key = name.toLowerCase();
    const known = this.models.get(key);
    if (known) return known;
    const source = this.sources.get(key);
    if (!source) return platformExceptions.get(key);
    const file = basename(source.path);
    const declaration = this.reader.class(this.read(source.path), file);
    if (declaration.name.toLowerCase() !== key) {
      throw new InvalidApex(`The class is called ${declaration.name} but its file ${file}`, declaration.site);
    }
    return this.link(declaration, null);
  }

  triggers(): TriggerDeclaration[] {
    const sources = this.options.sources.filter((source) => source.kind === 'trigger');
    return sources.map((source) => {
      const file = basename(source.path);
      return this.reader.trigger(this.read(source.path), file);
    });
  }

  private read(path: string): string {
    return this.options.read?.(path) ?? readFileSync(path, 'utf8');
  }

  private link(declaration: ClassDeclaration, outer: ClassModel | null): ClassModel {
    const model: ClassModel = {
      name: outer ? `${outer.name}.${declaration.name}` : declaration.name,
      declaration,
      outer,
      superclass: null,
      interfaces: [],
      platformInterfaces: [],
      inner: new Map(),
      fields: new Map(declaration.fields.map((field) => [field.name.toLowerCase(), field])),
      methods: Map.groupBy(declaration.methods, (method) => method.name.toLowerCase()),
      builtIn: false,
    };
    // Known before its parts are linked: an inner class may extend or name the outer one.
    if (!outer) this.models.set(declaration.name.toLowerCase(), model);
    for (const inner of declaration.inner) model.inner.set(inner.name.toLowerCase(), this.link(inner, model));
    if (!outer) this.linkAncestors(model);
    return model;
  }

  private linkAncestors(model: ClassModel): void {
    const { declaration } = model;
    if (declaration.superclass) {
      model.superclass = this.ancestor(declaration.superclass, model, declaration.site);
    }
    for (const name of declaration.interfaces) {
      if (contracts.has(name.name.toLowerCase().replace(/^system\./, '')))
        model.platformInterfaces.push(name.name.replace(/^System\./i, ''));
      else model.interfaces.push(this.ancestor(name, model, declaration.site));
    }
    model.interfaces.push(...model.interfaces.flatMap((contract) => contract.interfaces));
    for (const inner of model.inner.values()) this.linkAncestors(inner);
  }

  private ancestor(name: TypeName, model: ClassModel, site: Site): ClassModel {
    const type = this.resolve(name, model, site);
    if (type.kind !== 'class') throw new UnsupportedApex(`extending or implementing ${typeText(name)}`, site);
    return type.model;
  }

  /** What a written type means to code of `from`. Throws InvalidApex when there is no such type. */
  resolve(type: TypeName, from: ClassModel | null, site: Site): ApexType {
    const known = this.resolved.get(type)?.get(from);
    if (known) return known;
    const found = this.lookUp(type, from, site);
    if (!found) throw new InvalidApex(`Invalid type: ${typeText(type)}`, site);
    const byPlace = this.resolved.get(type) ?? new Map<ClassModel | null, ApexType>();
    this.resolved.set(type, byPlace.set(from, found));
    return found;
  }

  private lookUp(type: TypeName, from: ClassModel | null, site: Site): ApexType | undefined {
    const [first, second] = type.arguments.map((argument) => this.resolve(argument, from, site));
    if (type.name === 'List' || type.name === 'Iterable') return first && { kind: 'list', element: first };
    if (type.name === 'Set') return first && { kind: 'set', element: first };
    if (type.name === 'Map') return first && second && { kind: 'map', key: first, value: second };
    if (leftOut.has(type.name.toLowerCase())) throw new UnsupportedApex(`type ${type.name}`, site);
    return this.named(type.name, from);
  }

  /** The type of that name (dots allowed) seen from a class; undefined when there is none. */
  named(name: string, from: ClassModel | null): ApexType | undefined {
    const model = this.classNamed(name, from);
    if (model) return { kind: 'class', model };
    const key = name.toLowerCase().replace(/^(system|schema)\./, '');
    if (key === 'object') return { kind: 'object' };
    if (key === 'sobject') return { kind: 'sobject', name: null };
    const simple = primitives.get(key);
    if (simple) return simple;
    const native = this.natives.get(key);
    if (native) return { kind: 'native', name: native };
    const objectName = this.options.schema.object(key)?.apiName;
    return objectName ? { kind: 'sobject', name: objectName } : undefined;
  }

  private classNamed(name: string, from: ClassModel | null): ClassModel | undefined {
    const [head = '', ...rest] = name.toLowerCase().split('.');
    let model: ClassModel | undefined;
    for (let place = from; place && !model; place = place.outer) {
      model = place.declaration.name.toLowerCase() === head ? place : place.inner.get(head);
    }
    model ??= this.class(head === 'system' && rest.length > 0 ? rest.shift()! : head);
    for (const part of rest) model = model?.inner.get(part);
    return model;
  }
}
