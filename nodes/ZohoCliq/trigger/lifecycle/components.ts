import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { allRows } from '../../cliq/paging';
import { ifKnown } from '../../cliq/names';
import { CliqError } from '../../errors';
import { isOwn, toGiveBack } from './address';
import type { Kind } from './kinds';
import { kindOf } from './kinds';
import type { Component } from './record';
import { checkTakeable, componentIn, creationRefused, read } from './record';
import type { ComponentSetup, Setup } from './setup';
import type { Written, WrittenComponent } from './written';

/** Whether it sends its events here. */
export async function isComponentConnected(
	client: CliqClient,
	{ address }: Setup,
	{ kind, name }: ComponentSetup,
	written: Written,
): Promise<boolean> {
	const { id } = written.component(kind.event, name) ?? {};
	if (id === undefined) return false;
	const now = await read(client, kind.endpoints.get, { component: id });
	return now?.url === address.url;
}

/**
 * Has a slash command, message action or function send its events here; creates it if there is none.
 *
 * @returns false if there is none and a test, which creates none, has nothing to listen to
 * @throws INVALID_INPUT for one that cannot be used, and whatever a call throws
 */
export async function connectComponent(
	client: CliqClient,
	setup: Setup,
	{ kind, name }: ComponentSetup,
	written: Written,
): Promise<boolean> {
	const { address, takeOver } = setup;
	const listed = await find(client, kind, name);
	if (!listed && setup.address.isTest) return false;
	if (!listed) {
		await createComponent(client, setup, { kind, name }, written);
		return true;
	}
	const found = (await read(client, kind.endpoints.get, { component: listed.id })) ?? listed;
	checkTakeable({ label: kind.label, name }, found, address, written.lastUrl, takeOver);
	const before = written.component(kind.event, name);
	const { id, url } = found;
	written.writeComponent({
		kind: kind.event,
		name,
		id,
		url: address.url,
		previousUrl: toGiveBack(address, url, written.lastUrl, before?.previousUrl),
		created: before?.created === true && isOwn(address, url, before.url),
	});
	if (url !== address.url) {
		await client.call(kind.endpoints.update, {
			path: { component: id },
			body: { execution_url: address.url },
		});
	}
	if (!setup.address.isTest) await sendAll(client, kind, id);
	return true;
}

/** Deletes it if this trigger created it, otherwise gives it back; neither if it was taken over meanwhile. */
export async function disconnectComponent(
	client: CliqClient,
	{ kind: kindName, name, id, url, previousUrl, created }: WrittenComponent,
): Promise<void> {
	const kind = kindOf(kindName);
	if (!kind) return;
	const now =
		id === undefined
			? await find(client, kind, name)
			: await read(client, kind.endpoints.get, { component: id });
	if (now?.url !== url) return;
	const path = { component: now.id };
	if (created) {
		await ifKnown(client.call(kind.endpoints.delete, { path }));
	} else if (previousUrl !== undefined) {
		await ifKnown(
			client.call(kind.endpoints.update, { path, body: { execution_url: previousUrl } }),
		);
	}
}

async function find(client: CliqClient, kind: Kind, name: string): Promise<Component | undefined> {
	const { endpoint, pagination } = kind.list;
	const rows = await allRows(client, endpoint, {}, pagination, Infinity, 10);
	const wanted = name.toLowerCase();
	return rows.map(componentIn).find((row) => row.name.toLowerCase() === wanted);
}

async function createComponent(
	client: CliqClient,
	{ address, sharing, description }: Setup,
	{ kind, name }: ComponentSetup,
	written: Written,
): Promise<void> {
	const [key, max] = kind.explanation;
	const body: IDataObject = {
		name,
		[key]: description.slice(0, max),
		...(kind.isShared && sharing),
		...kind.body,
		execution_type: 'webhook',
		execution_url: address.url,
	};
	const component = { kind: kind.event, name, url: address.url, created: true };
	// Before it is created: without a response, it may exist all the same.
	written.writeComponent(component);
	const made = await client.call(kind.endpoints.create, { body }).catch((error: unknown) => {
		if (isCertain(error)) written.forgetComponent(component);
		throw creationRefused(`${kind.label} "${name}"`, error);
	});
	const { id } = componentIn(made);
	written.writeComponent({ ...component, id });
	await sendAll(client, kind, id);
}

/** Whether nothing was created. */
function isCertain(error: unknown): boolean {
	if (!(error instanceof CliqError)) return false;
	const { kind } = error.problem;
	return kind !== 'UNAVAILABLE' && kind !== 'UNKNOWN_ERROR';
}

async function sendAll(client: CliqClient, kind: Kind, component: string): Promise<void> {
	const { handler, permissions } = kind;
	await client.call(kind.endpoints.updateHandler, {
		path: { component, handler },
		body: { permissions: [...permissions] },
	});
}
