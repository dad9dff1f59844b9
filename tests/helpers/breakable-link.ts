import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A road to the database that can be cut: as a server that is down looks to a client. */
export interface BreakableLink {
	/** The database's address by way of this link. */
	readonly url: string;
	/** Cuts every connection and refuses new ones. */
	cut(): Promise<void>;
	mend(): Promise<void>;
}

/** Puts a link between a client and the database of that address. */
export async function openLink(to: string): Promise<BreakableLink> {
	const target = new URL(to);
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const upstream = connect(Number(target.port || 5432), target.hostname.replace(/^\[|\]$/g, ''));
		for (const [from, other] of [
			[client, upstream],
			[upstream, client],
		] as const) {
			sockets.add(from);
			from.on('error', () => undefined);
			from.on('close', () => {
				sockets.delete(from);
				other.destroy();
			});
			from.pipe(other);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const url = new URL(to);
	url.hostname = '127.0.0.1';
	url.port = String(port);
	return {
		url: url.href,
		async cut() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
		async mend() {
			server.listen(port, '127.0.0.1');
			await once(server, 'listening');
		},
	};
}
