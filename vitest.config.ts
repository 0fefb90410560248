import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Two, because tests start engines, browsers and programs of their own, which need a processor too.
    maxWorkers: 2,
    // An engine at work in the same process lets nobody in for a while.
    expect: { requireAssertions: true, poll: { timeout: 30_000 } },
    setupFiles: ['tests/harness/fixed-seed.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/{unit,architecture}/**/*.test.ts'], testTimeout: 60_000 },
      },
      { extends: true, test: { name: 'golden', include: ['tests/golden/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'study', include: ['tests/study/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'files', include: ['tests/files/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'jobs',
          include: ['tests/jobs/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['tests/ui/**/*.test.ts'],
          globalSetup: ['tests/harness/build-desktop.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'electron',
          include: ['tests/electron/**/*.test.ts'],
          globalSetup: ['tests/harness/build-desktop.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
