/** Jest for the web components: Salesforce's own configuration, run by Jest 30 (`npx jest`). */
import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

export default {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/lwc/**/__tests__/*.test.ts'],
  moduleNameMapper: {
    '^lightning/(actions|confirm|modal)$': '<rootDir>/force-app/test/jest-mocks/lightning/$1',
    '^test/(.*)$': '<rootDir>/force-app/test/support/$1',
  },
  setupFiles: ['<rootDir>/force-app/test/jest-setup.cjs'],
};
