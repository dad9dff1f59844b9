import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

/** A Redis server of one's own, without a disk. */
export interface TestRedis {
	readonly url: string;
	/** FLUSHALL: whatever was in it is gone. */
	empty(): Promise<void>;
	/** Names of its keys. */
	keys(): Promise<readonly string[]>;
	/** kill -9. */
	kill(): Promise<void>;
	/** Takes connections and says nothing, until `false`. */
	freeze(frozen: boolean): void;
	/** On the same port, and empty. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Starts a Redis on a free port, with further settings such as ['--requirepass', 'x']; null where redis-server is not installed. */
export async function startRedis(settings: readonly string[] = [], auth = ''): Promise<TestRedis | null> {
	const dir = mkdtempSync(path.join(tmpdir(), 'wudan-test-redis-'));
	const port = await freePort();
	const url = `redis://${auth}127.0.0.1:${port}`;
	// its end is tied to ours: when this process is killed its input ends, and the shell ends the server
	const script = 'redis-server "$@" >/dev/null & echo $!; read -r _; kill -9 $!';
	const start = async (): Promise<{ readonly shell: ChildProcess; readonly pid: number }> => {
		const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir, ...settings];
		const shell = spawn('sh', ['-c', script, 'sh', ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
		const [line] = (await once(shell.stdout, 'data')) as [Buffer];
		const client = new Redis(url, { retryStrategy: () => 50 });
		client.on('error', () => undefined);
		await client.ping();
		client.disconnect();
		return { shell, pid: Number(line.toString()) };
	};
	const ask = async <T>(question: (client: Redis) => Promise<T>): Promise<T> => {
		const client = new Redis(url);
		try {
			return await question(client);
		} finally {
			client.disconnect();
		}
	};
	const kill = async () => {
		try {
			process.kill(running.pid, 'SIGCONT');
		} catch {
			// it was killed before
		}
		running.shell.stdin?.end();
		if (running.shell.exitCode === null) await once(running.shell, 'exit');
	};

	if (!(await isInstalled())) {
		rmSync(dir, { recursive: true });
		return null;
	}
	let running = await start();
	return {
		url,
		kill,
		empty: () => ask(async (client) => void (await client.flushall())),
		keys: () => ask((client) => client.keys('*')),
		freeze: (frozen) => void process.kill(running.pid, frozen ? 'SIGSTOP' : 'SIGCONT'),
		async restart() {
			running = await start();
		},
		async stop() {
			await kill();
			rmSync(dir, { recursive: true, force: true });
		},
	};
}

const isInstalled = async (): Promise<boolean> => {
	const asked = spawn('redis-server', ['--version'], { stdio: 'ignore' });
	return await new Promise((resolve) => {
		asked.once('error', () => resolve(false));
		asked.once('exit', (code) => resolve(code === 0));
	});
};
