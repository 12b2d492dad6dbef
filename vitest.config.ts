import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 180_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{apps,packages,scripts}/**/*.test.{ts,tsx}'], ...limits } },
      {
        test: {
          name: 'integration',
          include: ['integration/**/*.test.ts'],
          globalSetup: 'integration/template-database.ts',
          ...limits,
        },
      },
    ],
  },
});
