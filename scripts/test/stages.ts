export interface Stage {
  name: string;
  command: string[];
  /** Which runner's closing lines count its tests; `exit` counts the whole stage as one. */
  counts: 'node' | 'jest' | 'exit';
  lane: 1 | 2;
}

const nodeTest = (...globs: string[]): string[] => ['node', '--test', '--test-reporter=spec', ...globs];

/** What `npm test` runs, in order per lane. Lane 1 starts servers and browsers, lane 2 mostly reads the code. */
export const stages: Stage[] = [
  { name: 'middleware', command: nodeTest('middleware/**/*.test.ts'), counts: 'node', lane: 1 },
  { name: 'e2e', command: nodeTest('--test-concurrency=1', 'e2e/**/*.test.ts'), counts: 'node', lane: 1 },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], counts: 'exit', lane: 2 },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], counts: 'exit', lane: 2 },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], counts: 'exit', lane: 2 },
  {
    name: 'lwc-types',
    command: ['tsc', '--noEmit', '-p', 'force-app/main/default/lwc'],
    counts: 'exit',
    lane: 2,
  },
  { name: 'lwc', command: ['jest', '--ci'], counts: 'jest', lane: 2 },
  { name: 'local-org', command: nodeTest('local-org/**/*.test.ts'), counts: 'node', lane: 2 },
  { name: 'scripts', command: nodeTest('scripts/**/*.test.ts'), counts: 'node', lane: 2 },
];
