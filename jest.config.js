const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

/** A test's kind is in its file name: it says which servers have to run beside it. */
function project(displayName, options) {
  return { ...common, displayName, testMatch: [`**/*.${displayName}.test.ts`], ...options };
}

const setup = (name) => ({ globalSetup: `<rootDir>/test/setup/${name}.mjs` });
const globalTeardown = '<rootDir>/test/setup/teardown.mjs';

export default {
  projects: [
    project('unit', {
      testMatch: ['**/*.test.ts', '<rootDir>/scripts/**/*.test.mjs'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(workflow|integration|browser)\\.test\\.ts$'],
    }),
    project('workflow', { ...setup('workflow'), testTimeout: 30_000 }),
    project('integration', { ...setup('integration'), globalTeardown, testTimeout: 60_000 }),
    project('browser', { ...setup('browser'), globalTeardown, testTimeout: 180_000 }),
  ],
};
