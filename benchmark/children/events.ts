/** Receives the same events with the trigger and with a node that only reads them, alternately. */
import type { INodeType } from 'n8n-workflow';

import { createEngine } from '../../test/support/engine';
import { eventNamed } from '../events';
import { answer } from './answer';
import { packageClasses } from './engine';

interface EventsJob {
	readonly rounds: number;
	readonly count: number;
}

const WARM_UP = 4;

let serial = 0;

/** @returns the CPU time of the trigger's own work for an event in each round, in milliseconds */
answer(async ({ rounds, count }: EventsJob): Promise<number[]> => {
	const { ZohoCliqTrigger, ZohoCliqOAuth2Api } = await packageClasses();
	const trigger = new ZohoCliqTrigger();
	const measured = [trigger, onlyReading(trigger)].map((node) =>
		createEngine({ node, credentialType: new ZohoCliqOAuth2Api() }),
	);
	const receivers = await Promise.all(
		measured.map(async (engine) => await engine.receiver({ parameters: { bot: BOT } })),
	);
	const costs: number[] = [];
	for (let round = 0; round < WARM_UP + rounds; round++) {
		const bodies = Array.from({ length: count }, () => eventNamed(serial++));
		const times: number[] = [];
		for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
			const receiver = receivers[index];
			const before = process.cpuUsage();
			for (const body of bodies) await receiver?.post(body);
			const { user, system } = process.cpuUsage(before);
			times[index] = (user + system) / 1000 / count;
			if (receiver?.started.splice(0).length !== count) throw new Error('An event started nothing');
		}
		if (round >= WARM_UP) costs.push((times[0] ?? NaN) - (times[1] ?? NaN));
	}
	for (const receiver of receivers) await receiver.close();
	return costs;
});

const BOT = { __rl: true, mode: 'name', value: 'helper' } as never;

interface RawRequest {
	readRawBody(): Promise<void>;
	readonly rawBody: Buffer;
}

function onlyReading({ description }: INodeType): INodeType {
	return {
		description,
		async webhook() {
			const request = this.getRequestObject() as unknown as RawRequest;
			await request.readRawBody();
			const json = JSON.parse(request.rawBody.toString()) as never;
			return { webhookResponse: {}, workflowData: [[{ json }]] };
		},
	};
}
