/** The rules of the code's shape as functions over files, so that each can be tried on a file that breaks it. */

import { dirname, join, normalize } from 'node:path/posix';

/** A source file: path from the root of the repository, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** The parts of the middleware and which parts each may import. Everything else is forbidden. */
export const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  shared: ['core'],
  runs: ['core', 'shared'],
  administration: ['runs', 'core', 'shared'],
  auditing: ['runs', 'core', 'shared'],
  batches: ['runs', 'core', 'shared'],
  http: ['administration', 'auditing', 'batches', 'runs', 'core', 'shared'],
  salesforce: ['core', 'shared'],
  providers: ['core', 'shared'],
  channels: ['core', 'shared'],
  tools: ['core', 'shared'],
  journal: ['core', 'shared'],
  observing: ['core', 'shared'],
  audit: ['core', 'shared'],
  detectors: ['core', 'shared'],
  vault: ['core', 'shared'],
};

/** The files that wire the parts together: they alone see everything. */
const WIRING = new Set([
  'main.ts',
  'store.ts',
  'wire-observing.ts',
  'wire-auditing.ts',
  'wire-batches.ts',
  'commands',
]);
/** Packages that compute and do nothing else. */
/** Packages that compute and bring data: nothing in them reads a file, a clock or the network. */
const PURE_PACKAGES = new Set(['libphonenumber-js/min', 'ajv', 're2js']);
/** One file a language. */
const PURE_FOLDERS = ['@faker-js/faker/locale/'];
export const LONGEST_FILE = 250;

const SOURCE = 'middleware/src/';
const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\s(?:(type)\s)?(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

interface Import {
  target: string;
  typeOnly: boolean;
}

/** Imports as they are written; relative ones as paths from the root of the repository. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return [...withoutComments(text).matchAll(IMPORT)].map((match) => {
    const written = match[2] ?? match[3] ?? '';
    const target = written.startsWith('.') ? normalize(join(dirname(path), written)) : written;
    return { target, typeOnly: match[1] === 'type' };
  });
}

/** Imports that go against the one direction, each as a sentence. Tests may import any part of the middleware. */
export function wrongDirections(files: SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ target }) => {
      const [from, to] = [file.path, target].map((path) => path.split('/')[0]);
      const crossing =
        from !== to && [from, to].every((side) => side === 'middleware' || side === 'local-org');
      if (crossing) return [`${file.path} imports ${target}: middleware and local-org meet over HTTP only`];
      const [source, sought] = [partOf(file.path), partOf(target)];
      if (!source || !sought || source === sought || isTest(file.path)) return [];
      return ALLOWED[source]?.includes(sought)
        ? []
        : [`${file.path} imports ${target}: ${source} may not see ${sought}`];
    }),
  );
}

/** The part a file belongs to; null for wiring and for what is not the middleware's source. */
function partOf(path: string): string | null {
  if (!path.startsWith(SOURCE)) return null;
  const [first = '', second] = path.slice(SOURCE.length).split('/');
  if (WIRING.has(first)) return null;
  return second !== undefined && first in ALLOWED ? first : 'shared';
}

/** Files that import each other in a circle at run time, each circle once. Types leave no trace when the code runs. */
export function importCycles(files: SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ target, typeOnly }) => !typeOnly && known.has(target))
        .map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const cycles = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) cycles.add([...trail.slice(seen), path].join(' → '));
    if (seen >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return [...cycles];
}

export function tooLong(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > LONGEST_FILE ? [`${path} has ${lines} lines, ${LONGEST_FILE} are the limit`] : [];
  });
}

/** What reaches outside, or gives another answer the next time. */
const IMPURE: [RegExp, string][] = [
  [/\bprocess\s*\.|\bprocess\b\[/, 'process'],
  [/\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bnew\s+Date\s*[;,)]/, 'the clock'],
  [/\bperformance\s*\./, 'the clock'],
  [/\bMath\s*\.\s*random\b|\bcrypto\s*\.|\brandomUUID\b|\bgetRandomValues\b/, 'randomness'],
  [/\bset(?:Timeout|Interval|Immediate)\s*\(/, 'a timer'],
  [/(?<![.\w])fetch\s*\(/, 'the network'],
  [/\bconsole\s*\./, 'the console'],
  [/\bglobalThis\b/, 'a global'],
];

/** Everything in core/ that is more than computing with its arguments. */
export function impurities(files: SourceFile[]): string[] {
  const core = files.filter(({ path }) => path.startsWith(`${SOURCE}core/`) && !isTest(path));
  return core.flatMap((file) => {
    const text = withoutComments(file.text);
    const used = IMPURE.filter(([pattern]) => pattern.test(text)).map(
      ([, what]) => `${file.path} uses ${what}`,
    );
    const outside = importsOf(file)
      .filter(({ target }) => !target.includes('middleware/') && !PURE_PACKAGES.has(target))
      .filter(({ target }) => !PURE_FOLDERS.some((folder) => target.startsWith(folder)))
      .map(({ target }) => `${file.path} imports ${target}: core knows only core and packages that compute`);
    return [...used, ...outside];
  });
}

const NOT_ERASABLE: [RegExp, string][] = [
  [/^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w/m, 'an enum'],
  [/^\s*(?:export\s+)?(?:declare\s+)?(?:namespace|module)\s+[\w.]+\s*\{/m, 'a namespace'],
  [
    /\bconstructor\s*\((?:[^)]*,)?\s*(?:public|private|protected|readonly)(?:\s+readonly)?\s+\w+\s*[:?=,)]/,
    'a parameter property',
  ],
  [/^\s*import\s+\w+\s*=\s*require\s*\(/m, 'import = require'],
  [/^\s*@[A-Za-z_]\w*(?:\([^)]*\))?\s*$/m, 'a decorator'],
];

/** Syntax that Node cannot run by only leaving the types out. */
export function notErasable(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return NOT_ERASABLE.filter(([pattern]) => pattern.test(code)).map(([, what]) => `${path} has ${what}`);
    });
}

const isTest = (path: string): boolean => path.endsWith('.test.ts');

/** Comments blanked out; a string or pattern with `//` in it loses its end, which none of the rules minds. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`\\/])\/\/[^\n]*/g, '$1');
}
