/**
 * Every regular expression of the masking's source: literals as the parser sees them, and built ones as they are built.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from '@babel/core';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = 'middleware/src/core/masking';

export interface ShippedPattern {
  source: string;
  flags: string;
  /** File and line, from the project's folder. */
  where: string;
}

/** The source files of the masking, from the project's folder. */
export function maskingFiles(): string[] {
  return globSync(`${FOLDER}/**/*.ts`, { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .toSorted();
}

/** The literals of a file, and the places that call RegExp. */
export function patternsOf(file: string): { literals: ShippedPattern[]; builders: string[] } {
  const literals: ShippedPattern[] = [];
  const builders: string[] = [];
  const tree: unknown = parseSync(readFileSync(path.join(ROOT, file), 'utf8'), {
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['typescript'], sourceType: 'module' },
  });
  for (const node of nodesOf(tree)) {
    const where = `${file}:${node.loc?.start.line}`;
    if (node.type === 'RegExpLiteral') literals.push({ source: node.pattern!, flags: node.flags!, where });
    else if (/^(?:New|Call)Expression$/.test(node.type) && node.callee?.name === 'RegExp')
      builders.push(where);
  }
  return { literals, builders };
}

/** A node of Babel's syntax tree, as far as it is read here. */
interface SyntaxNode {
  type: string;
  loc?: { start: { line: number } };
  pattern?: string;
  flags?: string;
  callee?: { name?: string };
}

function* nodesOf(part: unknown): Generator<SyntaxNode> {
  if (typeof part !== 'object' || part === null) return;
  if ('type' in part && typeof part.type === 'string') yield part as SyntaxNode;
  for (const inner of Object.values(part)) yield* nodesOf(inner);
}

/**
 * What the masking's files build with RegExp while `work` runs, which is when they must be loaded for the first time.
 * The global RegExp is another one meanwhile.
 */
export async function patternsBuilt(work: () => Promise<void>): Promise<ShippedPattern[]> {
  const built: ShippedPattern[] = [];
  const Original = globalThis.RegExp;
  const record = (made: RegExp): RegExp => {
    const caller = new Error().stack?.split('\n')[3] ?? '';
    const place = /file:\/\/(.*?):(\d+):\d+/.exec(caller);
    const file = place && path.relative(ROOT, place[1]!);
    if (file?.startsWith(FOLDER))
      built.push({ source: made.source, flags: made.flags, where: `${file}:${place![2]}` });
    return made;
  };
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, rest: [string, string?]) => record(new target(...rest)),
    apply: (target, _self, rest: [string, string?]) => record(target(...rest)),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = Original;
  }
  return built;
}

/** Loads a source file of the project. */
export const load = (file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(path.join(ROOT, file)).href) as Promise<Record<string, unknown>>;
