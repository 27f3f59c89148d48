import type { Message, Organization } from '../../sandbox';
import { startThread, type Thread } from '../../sandbox/threads';

/** Posts a message in the marketing channel, as Olivia. */
export function sayInMarketing(organization: Organization, text = 'Sign-ups of the week'): Message {
	const channel = organization.channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	const olivia = organization.findUser('olivia.palmer@zylker.example');
	if (!channel || !olivia) throw new Error('The marketing channel and Olivia are seeded');
	return organization.addMessage({
		chatId: channel.chatId,
		to: { type: 'channel', id: channel.id, uniqueName: channel.uniqueName },
		text,
		sender: { id: olivia.id, name: olivia.name },
	});
}

/** Starts a thread in the marketing channel that only Olivia follows. */
export function threadInMarketing(organization: Organization, title = 'Sign-ups'): Thread {
	const message = sayInMarketing(organization);
	const olivia = organization.findUser(message.sender.id);
	if (!olivia) throw new Error('Olivia is seeded');
	return startThread(organization, message, olivia, title);
}
