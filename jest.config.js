const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

/** A test's kind is in its file name: it says which servers have to run beside it. */
function project(displayName, options) {
  return { ...common, displayName, testMatch: [`**/*.${displayName}.test.{ts,mjs}`], ...options };
}

const setup = (name) => ({ globalSetup: `<rootDir>/test/setup/${name}.mjs` });
const globalTeardown = '<rootDir>/test/setup/teardown.mjs';

export default {
  // Only the root's counts; real servers on a busy machine take their time.
  testTimeout: 60_000,
  projects: [
    project('unit', {
      testMatch: ['**/*.test.ts', '<rootDir>/{scripts,faults}/**/*.test.mjs'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(workflow|integration|browser)\\.test\\.(ts|mjs)$'],
    }),
    project('workflow', setup('workflow')),
    project('integration', { ...setup('integration'), globalTeardown }),
    project('browser', { ...setup('browser'), globalTeardown }),
  ],
};
