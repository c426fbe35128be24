export interface Stage {
  name: string;
  command: string[];
  /** Which runner's closing lines count its tests; `exit` counts the whole stage as one. */
  counts: 'node' | 'jest' | 'exit';
}

const nodeTest = (...globs: string[]): string[] => ['node', '--test', '--test-reporter=spec', ...globs];

/** What `npm test` runs, the longest first: two at a time, they end together. */
export const stages: Stage[] = [
  { name: 'middleware', command: nodeTest('middleware/**/*.test.ts'), counts: 'node' },
  { name: 'e2e', command: nodeTest('--test-concurrency=1', 'e2e/**/*.test.ts'), counts: 'node' },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], counts: 'exit' },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], counts: 'exit' },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], counts: 'exit' },
  {
    name: 'lwc-types',
    command: ['tsc', '--noEmit', '-p', 'force-app/main/default/lwc'],
    counts: 'exit',
  },
  { name: 'lwc', command: ['jest', '--ci'], counts: 'jest' },
  { name: 'local-org', command: nodeTest('local-org/**/*.test.ts'), counts: 'node' },
  { name: 'scripts', command: nodeTest('scripts/**/*.test.ts'), counts: 'node' },
];
