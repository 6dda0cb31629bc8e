const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

/** A test's kind is in its file name: it says which servers have to run beside it. */
export default {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['**/*.test.ts'], testPathIgnorePatterns: ['node_modules', '\\.(workflow|integration|browser)\\.test\\.ts$'] },
    { ...common, displayName: 'workflow', testMatch: ['**/*.workflow.test.ts'] },
    { ...common, displayName: 'integration', testMatch: ['**/*.integration.test.ts'] },
    { ...common, displayName: 'browser', testMatch: ['**/*.browser.test.ts'] },
  ],
};
