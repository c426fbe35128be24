export interface Stage {
  name: string;
  command: string[];
  /** Which runner's closing lines count its tests; `exit` counts the whole stage as one. */
  counts: 'node' | 'jest' | 'exit';
}

const nodeTest = (...globs: string[]): string[] => ['node', '--test', '--test-reporter=spec', ...globs];

/** In one process, file after file: loading the modules again for every file costs more than most tests. */
const oneProcess = (...globs: string[]): string[] => nodeTest('--test-isolation=none', ...globs);

/**
 * What `npm test` runs, the longest first, so that none is left to run alone at the end; a test holds every file to exactly
 * one stage. Files that measure, start many processes or open many databases have a process of their own.
 */
export const stages: Stage[] = [
  {
    name: 'middleware',
    command: nodeTest(
      // They wait much for servers and clocks, so two of them run side by side whatever the machine.
      '--test-concurrency=2',
      'middleware/{*,src/*,src/commands/*,test/**/*,stack/**/*}.test.ts',
      'middleware/src/**/cold-start.test.ts',
    ),
    counts: 'node',
  },
  // One system with one browser for all of them, see e2e/shared-stack.ts.
  { name: 'pages', command: oneProcess('e2e/!(egress).test.ts'), counts: 'node' },
  {
    name: 'org-engine',
    command: nodeTest(
      'local-org/src/!(apex|conformance|shell)/**/*.test.ts',
      'local-org/src/conformance/sf-cli.test.ts',
    ),
    counts: 'node',
  },
  { name: 'scripts', command: nodeTest('scripts/{*,postgres/*}.test.ts'), counts: 'node' },
  {
    name: 'core',
    command: oneProcess('middleware/src/@(core|providers|vault)/**/!(cold-start).test.ts'),
    counts: 'node',
  },
  {
    name: 'service',
    command: oneProcess('middleware/src/!(commands|core|providers|vault)/**/*.test.ts'),
    counts: 'node',
  },
  { name: 'apex', command: oneProcess('local-org/src/apex/**/*.test.ts'), counts: 'node' },
  {
    name: 'org',
    command: oneProcess('local-org/src/{,conformance/,shell/**/}!(sf-cli).test.ts'),
    counts: 'node',
  },
  { name: 'tools', command: oneProcess('scripts/!(postgres)/**/*.test.ts'), counts: 'node' },
  { name: 'egress', command: nodeTest('e2e/egress.test.ts'), counts: 'node' },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], counts: 'exit' },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], counts: 'exit' },
  { name: 'lwc', command: ['jest', '--ci'], counts: 'jest' },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], counts: 'exit' },
  { name: 'lwc-types', command: ['tsc', '--noEmit', '-p', 'force-app/main/default/lwc'], counts: 'exit' },
];
