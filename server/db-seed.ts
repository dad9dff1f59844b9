import { migrate } from '../db/migrate.ts';
import { clockOffset } from '../db/queries/desk-clock.ts';
import { seed } from '../db/seed.ts';
import { createClock } from './clock.ts';
import { runTool } from './tool.ts';

// npm run db:seed
await runTool(async ({ config, store, say }) => {
	const { db } = store.database;
	await migrate(store.url);
	const clock = createClock({ offsetMs: await clockOffset(db), keep: () => Promise.resolve() });
	await seed(db, { demo: config.demo, at: clock.now() });
	say(`units, menu and teams of the Hongta district are there${config.demo ? ', and the people of the demo' : ''}`);
});
