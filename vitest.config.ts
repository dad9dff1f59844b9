import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		// most of a test with a database is waiting: more workers than cores
		maxWorkers: 3,
		projects: [
			{
				test: {
					name: 'unit',
					include: [
						'tests/domain/**/*.test.ts',
						'tests/flow/**/*.test.ts',
						'tests/understand/**/*.test.ts',
						'tests/training/**/*.test.ts',
						'tests/text/**/*.test.ts',
						'tests/digest/**/*.test.ts',
						'tests/repository/**/*.test.ts',
						'tests/language-model/**/*.test.ts',
						'tests/bot/**/*.test.ts',
						'tests/outside/**/*.test.ts',
						'tests/speech/**/*.test.ts',
						'tests/bench/**/*.test.ts',
					],
					// properties try thousands of cases, which takes its time beside other work
					testTimeout: 20_000,
				},
			},
			{
				test: {
					name: 'database',
					include: [
						'tests/db/**/*.test.ts',
						'tests/channels/**/*.test.ts',
						'tests/jobs/**/*.test.ts',
						'tests/server/**/*.test.ts',
						'tests/journeys/**/*.test.ts',
					],
					globalSetup: ['tests/helpers/global-setup.ts'],
					// some play a week of an order: seconds alone, half a minute beside other work on two cores
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					globalSetup: ['tests/helpers/global-setup.ts', 'tests/browser/global-setup.ts'],
					testTimeout: 120_000,
					hookTimeout: 60_000,
				},
			},
		],
		coverage: {
			provider: 'v8',
			include: ['db/domain/**', 'bot/flow/**', 'bot/text/**', 'bot/understand/**', 'jobs/digest/**'],
			thresholds: { branches: 95 },
		},
	},
});
