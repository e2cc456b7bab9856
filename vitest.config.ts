import { defineConfig } from 'vitest/config';

/** Builds with the real DacFx on a loaded machine with two cores. */
const slowTestMs = 240_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: slowTestMs,
    hookTimeout: slowTestMs,
    // The tests start real processes; more workers than cores would only make them wait for one another.
    maxWorkers: 2,
  },
});
