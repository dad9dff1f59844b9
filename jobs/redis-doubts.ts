/** BullMQ recommends at least this one. */
const OLDEST = [6, 2] as const;

/** The value of a line `name:value` in the answer to INFO. */
const field = (info: string, name: string): string | null => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? null;

/** What is not as it should be with a Redis that keeps the desk's jobs, by its answer to INFO; a sentence each. */
export function doubtsAbout(info: string): readonly string[] {
	const doubts: string[] = [];
	const version = field(info, 'redis_version');
	const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
	if (version !== null && (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])))
		doubts.push(`REDIS_URL: Redis ${version} is old; use ${OLDEST.join('.')} or newer`);
	const policy = field(info, 'maxmemory_policy');
	if (policy !== null && policy !== 'noeviction')
		doubts.push(`REDIS_URL: maxmemory-policy is ${policy}, so Redis may drop jobs when it is full; set noeviction`);
	return doubts;
}
