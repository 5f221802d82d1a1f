import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          include: ['{contract,server,ui,console,mobile}/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
          globalSetup: ['server/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // What the files of a worker import is loaded once: a third of the time of a run. So no module keeps what a test did.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          setupFiles: ['e2e/when-it-fails.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // One beside the other: mostly they wait for a screen. Each worker has its own Guanjia, and one browser for all its journeys.
          maxWorkers: 2,
          isolate: false,
        },
      },
    ],
  },
})
