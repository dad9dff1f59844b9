import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Service } from '../bot/outside/service.ts';
import type { Db } from '../db/client.ts';
import { figures } from '../db/queries/operations.ts';
import type { Clock } from './clock.ts';

/** What the desk counts, and the page that Prometheus reads; text() resolves also while the database is away. */
export interface Metrics {
	/** One answer of the web server: by route pattern, never by path. */
	request(method: string, route: string, status: number, seconds: number): void;
	/** One message taken in. */
	message(channel: string): void;
	text(): Promise<string>;
	readonly contentType: string;
}

/** Figures for Prometheus. Each app has its own registry, so that tests can build several in one process. */
export function createMetrics(db: Db, clock: Clock, services: readonly Pick<Service, 'name' | 'tally'>[]): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const requests = new Histogram({
		name: 'wudan_http_request_duration_seconds',
		help: 'Answers of the web server; long polls count with their waiting.',
		labelNames: ['method', 'route', 'status'],
		buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30],
		registers,
	});
	const messages = new Counter({
		name: 'wudan_messages_total',
		help: 'Messages taken in since the start.',
		labelNames: ['channel'],
		registers,
	});
	const inbox = new Gauge({ name: 'wudan_inbox', help: 'Messages in the database, by status.', labelNames: ['status'], registers });
	const outbox = new Gauge({ name: 'wudan_outbox', help: 'Messages to push channels, by status.', labelNames: ['status'], registers });
	const referrals = new Gauge({
		name: 'wudan_referrals',
		help: 'People told to ring 12345, by the matter; no orders.',
		labelNames: ['matter'],
		registers,
	});
	const overdue = new Gauge({ name: 'wudan_timers_overdue', help: 'Timers that should have fired a minute ago.', registers });
	const outside = new Counter({
		name: 'wudan_outside_total',
		help: 'Questions to services of others since the start, by what became of them.',
		labelNames: ['service', 'fate'],
		registers,
	});
	const up = new Gauge({ name: 'wudan_database_up', help: '1 while the database answers.', registers });

	async function refresh(): Promise<void> {
		outside.reset();
		for (const { name, tally } of services) {
			for (const [fate, n] of Object.entries(tally())) outside.inc({ service: name, fate }, n);
		}
		inbox.reset();
		outbox.reset();
		referrals.reset();
		try {
			const now = await figures(db, clock.now());
			for (const { status, n } of now.inbox) inbox.set({ status }, n);
			for (const { status, n } of now.outbox) outbox.set({ status }, n);
			for (const { matter, n } of now.referrals) referrals.set({ matter }, n);
			overdue.set(now.timersOverdue);
			up.set(1);
		} catch {
			// The figures of the process itself matter most while the database is away.
			up.set(0);
		}
	}
	return {
		request: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
		message: (channel) => messages.inc({ channel }),
		async text() {
			await refresh();
			return registry.metrics();
		},
		contentType: registry.contentType,
	};
}
