import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/client.ts';
import { stopLeftOver } from '../../db/embedded/left-over.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';
import { useSecret } from '../../db/sealing.ts';
import { seed } from '../../db/seed.ts';
import { SEEDED_AT, TEST_SECRET } from './database.ts';
import { startRedis, type TestRedis } from './redis.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the server's maintenance database. */
		readonly pgUrl: string;
		/** Name of the migrated template without rows. */
		readonly template: string;
		/** Name of the migrated template with district and demo people. */
		readonly seededTemplate: string;
		/** A Redis for the queue, shared by the whole run: nobody may empty it. null = none is to be had. */
		readonly redisUrl: string | null;
	}
}

const PREFIX = 'wudan-test-';
const HOUR = 3_600_000;

/** When vitest itself is killed its server lives on: what an earlier run left is swept by the next. */
async function sweepLeftOvers(): Promise<void> {
	for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
		const folder = path.join(tmpdir(), name);
		if (Date.now() - statSync(folder).mtimeMs < HOUR) continue;
		await stopLeftOver(path.join(folder, 'postgres', 'data'));
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The same on a server that outlives the run: names of test databases end in the time they were made. */
async function sweepDatabases(admin: postgres.Sql): Promise<void> {
	const rows = await admin<{ name: string }[]>`select datname as name from pg_database where datname ~ '^wudan_(test|template)_[0-9]+_'`;
	for (const { name } of rows) {
		if (Date.now() - Number(name.split('_')[3]) < HOUR) continue;
		await admin.unsafe(`drop database if exists ${name} with (force)`);
	}
}

/** REDIS_URL's, else one of our own where redis-server is installed. */
async function redisOfRun(): Promise<Pick<TestRedis, 'url' | 'stop'> | null> {
	const given = process.env['REDIS_URL'];
	if (given !== undefined) return { url: given, stop: async () => undefined };
	const own = await startRedis();
	if (own === null)
		process.stdout.write('SKIPPED on Redis: no redis-server on PATH and no REDIS_URL; the jobs are tested on PostgreSQL alone\n');
	return own;
}

const at = (url: string, database: string): string => {
	const address = new URL(url);
	address.pathname = `/${database}`;
	return address.href;
};

/** One PostgreSQL for the whole run: DATABASE_URL's, else the embedded one without waiting for the disk. */
export async function setup(project: TestProject): Promise<void> {
	await sweepLeftOvers();
	const redis = await redisOfRun();
	project.provide('redisUrl', redis?.url ?? null);
	const given = process.env['DATABASE_URL'];
	const folder = given === undefined ? mkdtempSync(path.join(tmpdir(), PREFIX)) : null;
	// Run as root the server is nobody's, who must be able to walk through; else the cluster would be put elsewhere and stay behind.
	if (folder !== null) chmodSync(folder, 0o711);
	const quiet = { info: () => undefined, warn: () => undefined };
	const server = folder === null ? null : await startEmbedded(folder, quiet, { durable: false });
	const base = given ?? server?.url ?? '';
	const template = `wudan_template_${process.pid}_${Date.now()}`;
	const admin = postgres(base, { max: 1, onnotice: () => undefined });
	await sweepDatabases(admin);
	await admin.unsafe(`create database ${template}`);

	useSecret(TEST_SECRET);
	await migrate(at(base, template));
	const seededTemplate = `${template}_seeded`;
	await admin.unsafe(`create database ${seededTemplate} template ${template}`);
	const database = openDatabase(at(base, seededTemplate), { max: 2 });
	await seed(database.db, { demo: true, at: SEEDED_AT });
	await database.close();

	project.provide('pgUrl', base);
	project.provide('template', template);
	project.provide('seededTemplate', seededTemplate);
	undo = async () => {
		for (const name of [template, seededTemplate])
			await admin.unsafe(`drop database if exists ${name} with (force)`).catch(() => undefined);
		await admin.end({ timeout: 1 });
		await redis?.stop();
		await server?.stop();
		if (folder !== null) rmSync(folder, { recursive: true, force: true });
	};
}

/** Undone at the end of the run. */
let undo: () => Promise<void> = async () => undefined;

export const teardown = (): Promise<void> => undo();
