import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/cache.ts'],
    setupFiles: ['test/random.ts'],
    testTimeout: process.env.FUZZ ? 3_600_000 : 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
