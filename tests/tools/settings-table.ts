import { SETTING_NAMES, settingOf } from '../../server/settings.ts';

/** The text of .env.example. */
export const envExample = (): string =>
	[
		'# Settings of the desk. Copy to .env and remove the # of what you need; nothing is needed for a trial.',
		'',
		...SETTING_NAMES.flatMap((name) => {
			const { meaning, otherwise } = settingOf(name);
			const rule = otherwise.startsWith('(');
			return [`# ${meaning}${rule ? ` ${otherwise}` : ''}`, `#${name}=${rule ? '' : otherwise}`];
		}),
		'',
	].join('\n');

/** Rows of the settings table in README. */
export const readmeRows = (): string[] =>
	SETTING_NAMES.map((name) => {
		const { meaning, otherwise } = settingOf(name);
		const shown = otherwise === '' ? '' : otherwise.startsWith('(') ? otherwise.slice(1, -1) : `\`${otherwise}\``;
		return `| \`${name}\` | ${meaning} | ${shown} |`;
	});

// npx tsx tests/tools/settings-table.ts env|readme prints what .env.example and README are to hold.
if (process.argv[1]?.endsWith('settings-table.ts')) {
	process.stdout.write(
		process.argv[2] === 'env' ? envExample() : `| setting | meaning | default |\n|---|---|---|\n${readmeRows().join('\n')}\n`,
	);
}
