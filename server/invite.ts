import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { endMembership } from '../bot/end-membership.ts';
import { maskName } from '../bot/text/render.ts';
import type { Db } from '../db/client.ts';
import { endPost } from '../db/commands/end-post.ts';
import { saveCode } from '../db/commands/save-code.ts';
import { codeFrom, INVITATION_LIFE } from '../db/domain/binding-code.ts';
import { POST_KINDS, type PostKind } from '../db/domain/grant.ts';
import { DAY, type Instant } from '../db/domain/instant.ts';
import { migrate } from '../db/migrate.ts';
import { clockOffset } from '../db/queries/desk-clock.ts';
import { allTeams, postsInForce } from '../db/queries/posts.ts';
import { loadReference } from '../db/queries/reference.ts';
import { createClock } from './clock.ts';
import { Failure } from './failure.ts';
import { grantFrom, USAGE } from './invite-grant.ts';
import { runTool, type Workbench } from './tool.ts';

const isKind = (word: string): word is PostKind => POST_KINDS.some((kind) => kind === word);

const LISTS = ['roles', 'units', 'teams'] as const;

function readArguments(args: readonly string[]) {
	try {
		const text = { type: 'string' } as const;
		// --list alone is --list roles
		const at = args.indexOf('--list');
		const whole = at >= 0 && at === args.length - 1 ? [...args, 'roles'] : args;
		return parseArgs({ args: [...whole], options: { role: text, unit: text, team: text, name: text, end: text, list: text } }).values;
	} catch {
		throw new Failure(2, USAGE);
	}
}

type Say = (line: string) => void;

async function listPosts(db: Db, at: Instant, say: Say): Promise<void> {
	const posts = await postsInForce(db, at);
	for (const { kind, id, role, of, name } of posts) {
		const who = name === null ? '—' : maskName(name);
		say(`${kind}:${id}\t${role}\t${of}\t${kind === 'code' ? `invited, not yet taken up (${who})` : who}`);
	}
	const [first] = posts;
	say(first ? `${posts.length} in all; npm run invite -- --end POST ends one, such as --end ${first.kind}:${first.id}` : 'nobody yet');
}

async function list(db: Db, what: string, at: Instant, say: Say): Promise<void> {
	switch (LISTS.find((one) => one === what)) {
		case 'roles':
			return await listPosts(db, at, say);
		case 'units':
			for (const { code, kind, name } of (await loadReference(db)).units) say(`${code}\t${kind}\t${name}`);
			return;
		case 'teams':
			for (const { id, code, name } of await allTeams(db)) say(`${id}\t${code}\t${name}`);
			return;
		default:
			throw new Failure(2, `--list ${what}: one of ${LISTS.join(', ')}`);
	}
}

/** Ends one, and says what it brought with it. */
async function end({ config, store: { database }, say }: Workbench, post: string, at: Instant): Promise<void> {
	const { db } = database;
	const [kind = '', id = ''] = post.split(':');
	if (!isKind(kind) || !/^\d{1,18}$/.test(id)) throw new Failure(2, `--end ${post}: say which as --list does, such as role:12`);
	const ended =
		kind === 'member'
			? await endMembership({ db, policy: config.policy, zone: config.zone }, id, at)
			: await db.transaction((tx) => endPost(tx, kind, id, at));
	if (!ended) throw new Failure(2, `--end ${post}: there is none, or it has ended`);
	say(`${post} has ended`);
	if (ended === true) return;
	if (ended.left.length > 0) say(`  no longer going to ${ended.left.join(', ')}; whoever has to know was told`);
	if (ended.stuck.length > 0) say(`  at work at this moment on ${ended.stuck.join(', ')}: please tell the station`);
}

// npm run invite: a one-time code by which somebody gets a post; --list and --end see to those in force.
await runTool(async (bench) => {
	const { config, store, say } = bench;
	const given = readArguments(process.argv.slice(2));
	const { db } = store.database;
	// before the first start of the desk too
	await migrate(store.url);
	const clock = createClock({ offsetMs: await clockOffset(db), keep: () => Promise.resolve() });
	const at = clock.now();

	if (given.list !== undefined) return await list(db, given.list, at, say);
	if (given.end !== undefined) return await end(bench, given.end, at);

	const { grant, note } = await grantFrom(db, given);
	const code = codeFrom(randomBytes(1024));
	if (code === null) throw new Error('no code came of the chance');
	const name = given.name ?? null;
	await db.transaction((tx) => saveCode(tx, { code, grant, name, createdAt: at, expiresAt: at + INVITATION_LIFE }));
	const whose = 'teamId' in grant ? grant.teamName : grant.unitName;
	const days = INVITATION_LIFE / DAY;
	say(`绑定${code}`);
	say(`  ${grant.role} · ${whose} · ${days} 天内有效，用一次 · good for ${days} days, once`);
	if (note !== null) say(`  ! ${note}`);
	say(`  请本人在企业微信或 Telegram 里给服务台发“绑定${code}”。`);
	say(`  In WeCom or Telegram that person sends the desk “绑定${code}” (or “bind ${code}”).`);
	// behind the #, where neither a log nor a preview of the link sees it
	if (config.publicUrl !== null) say(`  网页 · on the web: ${config.publicUrl}/chat#bind=${code}`);
	else say('  也可以在网页对话里发 · or types it in the web chat: /chat');
});
