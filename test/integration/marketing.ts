import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { World } from './world';

export const OLIVIA = { id: '631831446', name: 'Olivia Palmer' };

/**
 * What people do in the sandbox's channel of the marketing team, which triggers watch.
 *
 * @param nextTime when the next message is sent, in milliseconds
 */
export function marketingIn(world: World, nextTime: () => number) {
	const marketing = () => {
		const { channels } = world.sandbox.organization;
		const channel = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
		if (!channel) throw new Error('The sandbox has no such channel');
		return channel;
	};

	const place = () => ({
		chatId: marketing().chatId,
		to: { type: 'channel' as const, id: marketing().id },
	});

	const say = (text: string, time = nextTime(), sender = OLIVIA) =>
		world.sandbox.organization.addMessage({ ...place(), text, sender }, [], time);

	const share = (text: string, name = 'report.txt', time = nextTime()): void => {
		const { organization } = world.sandbox;
		const path = join(organization.directory, text);
		writeFileSync(path, 'abc');
		organization.addMessage(
			{ ...place(), text, sender: OLIVIA },
			[{ name, contentType: 'text/plain', size: 3, sha256: '', path }],
			time,
		);
	};

	return { marketing, say, share };
}
