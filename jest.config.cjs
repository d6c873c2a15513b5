module.exports = {
  transform: { '^.+\\.ts$': '@swc/jest' },
  testEnvironment: 'node',
  // Copies of this package, made by `npm run mutate`.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
  // On two processors Jest would leave one to nobody.
  maxWorkers: '100%',
  // `npm run check` runs these beside the end-to-end tests, which have the processors first.
  testTimeout: 60_000,
};
