import { RefusedDatabase } from '../db/errors.ts';
import { boot, type RunningDesk } from './boot.ts';
import { type Config, isProblem, loadConfig } from './config.ts';
import { Failure } from './failure.ts';
import { createLog } from './log.ts';

/** Longest time of going down; then the process ends with what is still open. */
const END_MS = 9_000;
/** Ctrl-C reaches the desk twice, from the terminal and passed on by npm: only a later one is a second wish. */
const AGAIN_MS = 1_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`wudan: ${line.replaceAll('\n', ' ')}\n`);

function greet({ address }: RunningDesk, config: Config): void {
	if (address === null) {
		say(`五单服务台的后台已经开工 · the worker of the desk is at work: process ${process.pid}`);
		return;
	}
	// Where everybody may come in, whoever sits here uses the loopback address.
	const url = address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
	say(`五单服务台已经开门 · the desk is open: ${url}`);
	if (config.publicUrl !== null) say(`  people reach it at ${config.publicUrl}`);
	if (!config.demo) return;
	say(`  看一单走完 · four people side by side: ${url}/demo`);
	say(`  当其中一个人 · be one of them: ${url}/chat?as=resident-1`);
	say('  resident-1 … resident-5, leader-1 … leader-3, volunteer-1 … volunteer-4,');
	say('  station-nieer, institute-yuxing, dispatcher, editor, admin');
	say('  Ctrl-C ends it.');
}

async function run(config: Config): Promise<number> {
	const log = createLog(config.logLevel);
	// Whoever read the output may go (a closed terminal, `| head`): the desk goes on unheard. Nothing is logged as fatal, because
	// pino then writes until it succeeds, which here would be for ever.
	for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
	process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was left alone'));
	process.on('uncaughtException', (err) => {
		log.error({ err }, 'the desk cannot go on');
		process.exit(1);
	});

	const stopping = new AbortController();
	let askedAt = 0;
	const stopped = new Promise<void>((resolve) => {
		stopping.signal.addEventListener('abort', () => resolve());
	});
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, () => {
			if (stopping.signal.aborted) {
				if (performance.now() - askedAt > AGAIN_MS) process.exit(1);
				return;
			}
			askedAt = performance.now();
			log.info({ signal }, 'closing');
			stopping.abort();
			setTimeout(() => {
				log.error({}, 'closing took too long');
				process.exit(1);
			}, END_MS).unref();
		});
	}

	for (const warning of config.warnings) say(`! ${warning}`);
	try {
		const desk = await boot(config, { log, say, stopping: stopping.signal });
		greet(desk, config);
		await stopped;
		await desk.close();
		return 0;
	} catch (err) {
		if (stopping.signal.aborted) return 0;
		if (err instanceof Failure || err instanceof RefusedDatabase) {
			complain(err.message);
			return err instanceof Failure ? err.exitCode : 3;
		}
		log.error({ err }, 'the desk did not start');
		return 1;
	}
}

const config = loadConfig();
if (isProblem(config)) {
	complain(config.problem);
	process.exit(2);
}
process.exit(await run(config));
