import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 20_000,
    // Two cores: more workers than that only make the embedding model load more often.
    maxWorkers: 2,
  },
});
