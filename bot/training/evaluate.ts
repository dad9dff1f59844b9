/** `npm run understand:eval [-- SET…]`: figures of the held-out sets, confusion, coverage and cost. */
import { unitRows } from '../../db/seed/district.ts';
import { fieldsOf } from '../understand/fields.ts';
import { readWeights } from '../weights.ts';
import { type Message, readHeldOut } from './held-out.ts';
import { confusion, covered, figuresOf, type Read, type Share } from './score.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const percent = ({ of, n }: Share): string => (n === 0 ? '–' : `${((of / n) * 100).toFixed(1)} % (${of}/${n})`);

const reader = { model: readWeights(), units: unitRows, zone: 'Asia/Shanghai' };
const costs: number[] = [];

function read(message: Message): Read {
	const began = performance.now();
	const fields = fieldsOf(message.text, Date.parse(message.reference_datetime), reader);
	costs.push(performance.now() - began);
	return { message, fields };
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sets = [...readHeldOut()].filter(([name]) => wanted.length === 0 || wanted.includes(name));
// once for nothing: what is compiled and loaded at the first message is no cost of a message
for (const [, messages] of sets) for (const message of messages) read(message);
costs.length = 0;

const all = sets.map(([name, messages]) => ({ name, reads: messages.map(read) }));
for (const { name, reads } of all) {
	say(`\n## ${name}: ${reads.length} messages`);
	for (const [figure, share] of Object.entries(figuresOf(reads))) say(`${figure.padEnd(24)} ${percent(share)}`);
}

const reads = all.flatMap((set) => set.reads);
say('\n## confusion, all sets: right intent → understood');
for (const [right, row] of confusion(reads)) {
	const cells = [...row].sort((a, b) => b[1] - a[1]).map(([intent, n]) => `${intent} ${n}`);
	say(`${right.padEnd(10)} ${cells.join(' · ')}`);
}
say('\n## coverage, all sets: acted on from a confidence on, and silently wrong of all');
for (const from of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
	const { acted, wrong } = covered(reads, from);
	say(`${from}  ${percent(acted)}  ${percent(wrong)}`);
}
costs.sort((a, b) => a - b);
const at = (part: number): string => (costs[Math.floor(costs.length * part)] ?? 0).toFixed(2);
say(`\n## cost of a message: median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(0.9999)} ms`);
