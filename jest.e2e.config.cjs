/** End-to-end tests: the built program, real Terraform, an emulator. Mostly waiting, so more run than there are cores. */
module.exports = {
  transform: { '^.+\\.ts$': '@swc/jest' },
  testEnvironment: 'node',
  // Copies of this package, made by `npm run mutate`.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  testTimeout: 600_000,
  maxWorkers: 4,
};
