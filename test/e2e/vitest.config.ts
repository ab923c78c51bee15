import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/shared-site.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A browser and a service each: two of them at once only slow each other down.
    fileParallelism: false,
  },
});
