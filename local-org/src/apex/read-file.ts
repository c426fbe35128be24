/** An Apex file as our tree. The grammar takes a second to load, so what it made of a file is kept for the next start. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ClassDeclaration, TriggerDeclaration } from './ast.ts';

export interface ReadApex {
  /** Throws InvalidApex or UnsupportedApex; `file` is the name that errors give. */
  class(source: string, file: string): ClassDeclaration;
  trigger(source: string, file: string): TriggerDeclaration;
}

/** Reads with the grammar, each time. */
export const readWithGrammar: ReadApex = {
  class: (source, file) => grammar().lowerFile(parser().parseClass(source, file), file),
  trigger: (source, file) => grammar().lowerTrigger(parser().parseTrigger(source, file), file),
};

/** Remembers trees in `folder`. A file, the grammar or our reading of it that changed by one character is read again. */
export function readWithMemory(folder: string): ReadApex {
  const edition = editionOf();
  const remembered = <Tree>(kind: string, source: string, file: string, read: () => Tree): Tree => {
    const key = createHash('sha256').update([edition, kind, file, source].join('\0')).digest('hex');
    const place = join(folder, key);
    return recall<Tree>(place) ?? keep(folder, place, read());
  };
  return {
    class: (source, file) => remembered('class', source, file, () => readWithGrammar.class(source, file)),
    trigger: (source, file) =>
      remembered('trigger', source, file, () => readWithGrammar.trigger(source, file)),
  };
}

const require = createRequire(import.meta.url);
const grammar = () => require('./lower/lower-class.ts') as typeof import('./lower/lower-class.ts');
const parser = () => require('./parse.ts') as typeof import('./parse.ts');

/** What the trees depend on besides the file: the grammar's version and the code that reads its parse tree. */
function editionOf(): string {
  const grammarPackage = readFileSync(findPackageJSON('@apexdevtools/apex-parser', import.meta.url)!);
  const here = import.meta.dirname;
  const ours = ['parse.ts', 'ast.ts', ...readdirSync(join(here, 'lower')).map((name) => join('lower', name))];
  const hash = createHash('sha256').update(grammarPackage).update(process.version);
  for (const name of ours.toSorted()) hash.update(readFileSync(join(here, name)));
  return hash.digest('hex');
}

function recall<Tree>(place: string): Tree | null {
  try {
    return deserialize(readFileSync(place)) as Tree;
  } catch {
    return null;
  }
}

/** Several local orgs may start at once: a name nobody has yet, then the right one in one step. */
function keep<Tree>(folder: string, place: string, tree: Tree): Tree {
  const draft = `${place}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, serialize(tree));
    renameSync(draft, place);
  } catch {
    // A disk that is full or not ours costs a second, not the org.
  }
  return tree;
}
