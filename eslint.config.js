/**
 * Lint for everything that is JavaScript once its types are gone. TypeScript is blanked out by Node itself before the rules
 * see it, so web components are linted as the JavaScript that deploys, with Salesforce's own rules; positions stay right.
 */
import js from '@eslint/js';
import lwc from '@salesforce/eslint-config-lwc/recommended.js';
import globals from 'globals';
import { stripTypes } from './scripts/strip-types.ts';

const LWC = 'force-app/**/lwc';

const typesStripped = {
  meta: { name: 'types-stripped', version: '1' },
  supportsAutofix: false,
  preprocess: (text, filename) => [{ text: blanked(text, filename), filename: 'source.js' }],
  postprocess: (messages) => messages.flat(),
};

/** The same text with spaces where types were; `tsc` reports what cannot be stripped, better than a lint could. */
function blanked(text, filename) {
  try {
    return stripTypes(text);
  } catch (error) {
    throw new Error(`${filename} holds TypeScript that is more than types: ${error.message}`, {
      cause: error,
    });
  }
}

const unused = { args: 'after-used', argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' };

export default [
  { ignores: ['**/node_modules/', '.data/', '**/*.d.ts', 'force-app/test/types/'] },
  { files: ['**/*.ts'], plugins: { local: { processors: { ts: typesStripped } } }, processor: 'local/ts' },

  // Web components, and the tests beside them.
  ...lwc.map((config) => ({ ...config, files: [`${LWC}/**/*.js`, `${LWC}/**/*.ts/*.js`] })),
  {
    files: [`${LWC}/**/*.js`, `${LWC}/**/*.ts/*.js`],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'no-unused-vars': ['error', unused], 'import/named': 'off', 'import/namespace': 'off' },
  },
  {
    files: [`${LWC}/**/__tests__/**`],
    rules: { '@lwc/lwc/no-async-operation': 'off', 'no-await-in-loop': 'off' },
  },

  // Everything that runs in Node.
  {
    files: ['{middleware,local-org,scripts,e2e,bench,data}/**/*.{js,mjs,cjs}', '*.{js,mjs}'],
    ...js.configs.recommended,
  },
  {
    files: [
      '{middleware,local-org,scripts,e2e,bench}/**/*.ts/*.js',
      'force-app/test/**/*.{js,cjs}',
      'force-app/test/**/*.ts/*.js',
    ],
    ...js.configs.recommended,
  },
  {
    files: ['{middleware,local-org,scripts,e2e,bench,force-app/test}/**'],
    languageOptions: { globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    // Control characters are looked for on purpose where text is normalised.
    rules: { 'no-unused-vars': ['error', unused], 'no-control-regex': 'off' },
  },
  {
    // What runs in a page, or sends functions into one. Only there: hundreds of names cost each file its time.
    files: ['e2e/**', 'force-app/test/**', 'local-org/{lightning,src/shell}/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.jest } },
  },
  {
    // The shell's own components: the same parser, the ordinary rules.
    files: ['local-org/{lightning,src/shell/modules}/**/*.js'],
    languageOptions: lwc[0].languageOptions,
  },
];
