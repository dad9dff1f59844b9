import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { maskName } from '../bot/text/render.ts';
import type { Db } from '../db/client.ts';
import { endPost } from '../db/commands/end-post.ts';
import { saveCode } from '../db/commands/save-code.ts';
import { codeFrom, INVITATION_LIFE } from '../db/domain/binding-code.ts';
import { GRANT_ROLES, type Grant, type GrantRole, isTeamRole, POST_KINDS, type PostKind } from '../db/domain/grant.ts';
import { DAY } from '../db/domain/instant.ts';
import { clockOffset } from '../db/queries/desk-clock.ts';
import { postsInForce, teamCalled, unitCalled } from '../db/queries/posts.ts';
import { createClock } from './clock.ts';
import { Failure } from './failure.ts';
import { runTool } from './tool.ts';

const USAGE = `npm run invite -- --role ROLE --unit CODE [--team ID] [--name NAME], where ROLE is one of ${GRANT_ROLES.join(', ')}; or --list; or --end POST`;

const isRole = (word: string): word is GrantRole => GRANT_ROLES.some((role) => role === word);
const isKind = (word: string): word is PostKind => POST_KINDS.some((kind) => kind === word);

function readArguments() {
	try {
		const text = { type: 'string' } as const;
		const { values } = parseArgs({
			args: process.argv.slice(2),
			options: { role: text, unit: text, team: text, name: text, end: text, list: { type: 'boolean' } },
		});
		return values;
	} catch {
		throw new Failure(2, USAGE);
	}
}

/** What the invitation gives; every doubt is named, since whoever types it cannot see the tables. */
async function grantFrom(db: Db, given: { role?: string; unit?: string; team?: string }): Promise<Grant> {
	const { role = '', unit = null, team = null } = given;
	if (!isRole(role)) throw new Failure(2, USAGE);
	const place = await unitCalled(db, unit);
	if (place === null)
		throw new Failure(2, unit === null ? 'there are no units yet: npm run db:seed' : `--unit ${unit}: there is no such unit`);
	if (!isTeamRole(role)) {
		if (team !== null) throw new Failure(2, `--team is for leader, deputy and volunteer; ${role} is for a unit`);
		if (role === 'coordinator' && unit === null) throw new Failure(2, '--unit CODE: the unit that the coordinator answers for');
		return { role, unitCode: place.code, unitName: place.name };
	}
	if (team === null) throw new Failure(2, `--team ID or code: the team of the ${role}`);
	const found = await teamCalled(db, team);
	if (found === null) throw new Failure(2, `--team ${team}: there is no such team`);
	return { role, teamId: found.id, teamName: found.name };
}

// npm run invite: a one-time code by which somebody gets a post; --list and --end see to those in force.
await runTool(async ({ config, store, say }) => {
	const given = readArguments();
	const { db } = store.database;
	const clock = createClock({ offsetMs: await clockOffset(db), keep: () => Promise.resolve() });
	const at = clock.now();

	if (given.list === true) {
		const posts = await postsInForce(db, at);
		for (const { kind, id, role, of, name } of posts) {
			const who = name === null ? '—' : maskName(name);
			say(`${kind}:${id}\t${role}\t${of}\t${kind === 'code' ? `invited, not yet taken up (${who})` : who}`);
		}
		say(
			posts.length === 0
				? 'nobody yet'
				: `${posts.length} in all; npm run invite -- --end POST ends one, such as --end ${posts[0]?.kind}:${posts[0]?.id}`,
		);
		return;
	}
	if (given.end !== undefined) {
		const [kind = '', id = ''] = given.end.split(':');
		if (!isKind(kind) || !/^\d{1,18}$/.test(id)) throw new Failure(2, `--end ${given.end}: say which as --list does, such as role:12`);
		const ended = await db.transaction((tx) => endPost(tx, kind, id, at));
		if (!ended) throw new Failure(2, `--end ${given.end}: there is none, or it has ended`);
		say(`${given.end} has ended`);
		return;
	}

	const grant = await grantFrom(db, given);
	const code = codeFrom(randomBytes(1024));
	if (code === null) throw new Error('no code came of the chance');
	const name = given.name ?? null;
	await db.transaction((tx) => saveCode(tx, { code, grant, name, createdAt: at, expiresAt: at + INVITATION_LIFE }));
	const whose = 'teamId' in grant ? grant.teamName : grant.unitName;
	const days = INVITATION_LIFE / DAY;
	say(`绑定${code}`);
	say(`  ${grant.role} · ${whose} · ${days} 天内有效，用一次 · good for ${days} days, once`);
	say(`  请本人在企业微信或 Telegram 里给服务台发“绑定${code}”。`);
	say(`  In WeCom or Telegram that person sends the desk “绑定${code}” (or “bind ${code}”).`);
	// behind the #, where neither a log nor a preview of the link sees it
	if (config.publicUrl !== null) say(`  网页 · on the web: ${config.publicUrl}/chat#bind=${code}`);
	else say('  也可以在网页对话里发 · or types it in the web chat: /chat');
});
