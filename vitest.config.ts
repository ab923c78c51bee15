import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need a browser: npm run test:browser.
    exclude: ['test/e2e/**'],
    testTimeout: 20_000,
    // Two cores: more workers than that only make the embedding model load more often.
    maxWorkers: 2,
  },
});
