// Loaded by `npm start` before everything else: says in one line what is missing for the desk to be read at all. In JavaScript that
// any Node takes, since the desk itself needs tsx, and tsx needs the esbuild of this platform, an optional package.
'use strict';

/** What is missing, or null. */
function missing() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) return `Node 20.19 or newer is needed, this is ${process.versions.node}`;
	let tsx;
	try {
		tsx = require.resolve('tsx');
	} catch {
		return 'its packages are not installed: run "npm ci"';
	}
	if (process.env.ESBUILD_BINARY_PATH) return null;
	const name = `@esbuild/${process.platform}-${process.arch}`;
	try {
		require.resolve(`${name}/package.json`, { paths: [require.resolve('esbuild', { paths: [tsx] })] });
	} catch {
		return `the optional package ${name} is not installed: run "npm ci --include=optional"`;
	}
	return null;
}

const problem = missing();
if (problem !== null) {
	process.stderr.write(`wudan: ${problem}\n`);
	process.exit(2);
}
