export interface Stage {
  name: string;
  command: string[];
  /** Which runner's closing lines count its tests; `exit` counts the whole stage as one. */
  counts: 'node' | 'jest' | 'exit';
}

const nodeTest = (...globs: string[]): string[] => ['node', '--test', '--test-reporter=spec', ...globs];

/** What keeps nothing outside its files is tested in one process: loading it again for every file costs more than the tests. */
const ONE_PROCESS = 'core|providers|vault';

/**
 * What `npm test` runs, the longest first, so that none is left to run alone at the end. The middleware's files wait much
 * for servers and clocks, so two of them run side by side whatever the machine.
 */
export const stages: Stage[] = [
  {
    name: 'middleware',
    command: nodeTest(
      '--test-concurrency=2',
      'middleware/{*,src/*,test/**/*,stack/**/*}.test.ts',
      `middleware/src/!(${ONE_PROCESS})/**/*.test.ts`,
      'middleware/src/**/cold-start.test.ts',
    ),
    counts: 'node',
  },
  {
    name: 'core',
    command: nodeTest('--test-isolation=none', `middleware/src/@(${ONE_PROCESS})/**/!(cold-start).test.ts`),
    counts: 'node',
  },
  // One process, so that all of them look at one system with one browser, see e2e/shared-stack.ts.
  { name: 'pages', command: nodeTest('--test-isolation=none', 'e2e/!(egress).test.ts'), counts: 'node' },
  { name: 'local-org', command: nodeTest('local-org/**/*.test.ts'), counts: 'node' },
  { name: 'scripts', command: nodeTest('scripts/**/*.test.ts'), counts: 'node' },
  { name: 'egress', command: nodeTest('e2e/egress.test.ts'), counts: 'node' },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], counts: 'exit' },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], counts: 'exit' },
  { name: 'lwc', command: ['jest', '--ci'], counts: 'jest' },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], counts: 'exit' },
  { name: 'lwc-types', command: ['tsc', '--noEmit', '-p', 'force-app/main/default/lwc'], counts: 'exit' },
];
