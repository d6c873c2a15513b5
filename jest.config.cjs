module.exports = {
  transform: { '^.+\\.ts$': '@swc/jest' },
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
  // `npm run check` runs these beside the end-to-end tests, which have the processors first.
  testTimeout: 60_000,
};
