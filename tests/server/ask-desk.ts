import { spawnDesk } from '../helpers/desk-process.ts';

/** Started in a network of its own by anywhere.test.ts: runs the desk there, asks it, prints what it said. */

const given = (name: string): string => process.env[name] ?? '';
const desk = spawnDesk({ PORT: '0', DATA_DIR: given('DATA_DIR'), HOST: given('HOST'), DESK_SECRET: given('DESK_SECRET') });
const address = await desk.ready();
const lines: string[] = [];
for (const path of ['demo', 'metrics', 'chat']) lines.push(`${path} ${(await fetch(`${address}/${path}`)).status}`);
const code = await desk.stop();
process.stdout.write(`${desk.output()}\n${lines.join('\n')}\n`);
process.exit(code ?? 1);
