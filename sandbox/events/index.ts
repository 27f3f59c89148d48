import { open, prefetch } from '../browser';
import { Acts } from './acts';
import { Causes } from './causes';
import { Dialogs } from './dialogs';
import { Engine } from './engine';
import type { World } from './types';

export { type Operation, OPERATIONS } from './kinds';
export type { Attempt, Delivery, Notice, Relay, RelayBody } from './types';

/** The sandbox's events: their engine, and what people do. */
export interface Events {
	engine: Engine;
	acts: Acts;
}

/** Connects the events to an organization. */
export function createEvents(world: World): Events {
	const engine = new Engine(world);
	const causes = new Causes(engine, new Dialogs(engine));
	const acts = new Acts(engine, causes);
	const { organization } = world;
	organization.on('incoming', (bot, from, body) => {
		void acts.incoming({ bot: bot.uniqueName, from, body });
	});
	organization.on('called', (bot, from, callId) => {
		void acts.call({ bot: bot.uniqueName, from, callId });
	});
	return { engine, acts };
}

/** The part of the sandbox that tests use. */
export function eventsOf({ engine, acts }: Events) {
	return {
		say: acts.say.bind(acts),
		mention: acts.mention.bind(acts),
		post: acts.post.bind(acts),
		shareFile: acts.shareFile.bind(acts),
		inChannel: acts.inChannel.bind(acts),
		subscribe: acts.subscribe.bind(acts),
		menu: acts.menu.bind(acts),
		context: acts.context.bind(acts),
		call: acts.call.bind(acts),
		incoming: acts.incoming.bind(acts),
		runCommand: acts.runCommand.bind(acts),
		suggest: acts.suggest.bind(acts),
		messageAction: acts.messageAction.bind(acts),
		click: acts.click.bind(acts),
		submitForm: acts.submitForm.bind(acts),
		vote: acts.vote.bind(acts),
		relay: acts.relay.bind(acts),
		/** Opens a link as a browser without scripts, and submits the page's form. */
		open,
		/** Asks for a link as Cliq's preview does. */
		prefetch,
		/** When no event is under way any more: also of messages that arrived over the API. */
		settled: () => engine.settled(),
		/** Every event, in the order in which they were sent. */
		events: engine.deliveries,
		/** Error lines, banners and forms in chats. */
		notices: engine.notices,
	};
}
