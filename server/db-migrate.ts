import { migrate } from '../db/migrate.ts';
import { runTool } from './tool.ts';

// npm run db:migrate
await runTool(async ({ store, say }) => {
	await migrate(store.url);
	say('the database has the schema of this version');
});
