import { defineConfig } from 'vitest/config'
import { patienceMs } from './tests/harness/patience.ts'

export default defineConfig({
  test: {
    // More than the two processors of a small machine, because half of the time a test waits for an engine, a browser or a program.
    maxWorkers: 3,
    // Who waits longer hangs. A busy machine is no failure, and speed is the business of the benchmarks.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // An engine at work in the same process lets nobody in for a while.
    expect: { requireAssertions: true, poll: { timeout: patienceMs } },
    setupFiles: ['tests/harness/fixed-seed.ts'],
    // Loading the engine takes longer than most files test: one process loads it once for all that it runs.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/{unit,architecture}/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'golden', include: ['tests/golden/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'study', include: ['tests/study/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'files',
          include: ['tests/files/**/*.test.ts'],
          // They hold the memory of their process against a bound.
          isolate: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'jobs',
          include: ['tests/{jobs,kinds}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['tests/ui/**/*.test.ts'],
          globalSetup: ['tests/harness/build-desktop.ts', 'tests/harness/run-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'electron',
          include: ['tests/electron/**/*.test.ts'],
          globalSetup: ['tests/harness/build-desktop.ts'],
        },
      },
    ],
  },
})
