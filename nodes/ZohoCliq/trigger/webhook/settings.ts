import {
	boolean,
	choice,
	list,
	multiPicker,
	people,
	reworded,
	shownWhile,
	text,
	trimmed,
} from '../../fields';
import { fields } from '../../words';

/** Conditions within a collection refer to the form with a slash. [n8n 2.40] */
const isLastNode = { '/reply': ['lastNode'] };
const isWebhookBot = { '/connection': ['webhookBot'] };

const isTeam = { ...isWebhookBot, botScope: ['team'] };

/** What holds until the user adds the setting. */
export const DEFAULTS = {
	botDescription: 'Connected to n8n',
	errorText: 'Sorry, that did not work.',
};

/** What the user adds one by one. */
export const settings = {
	botDescription: trimmed({
		name: 'botDescription',
		description: 'What people read about a bot that this node creates',
		placeholder: 'e.g. Answers questions about orders',
		default: DEFAULTS.botDescription,
		max: 300,
		show: isWebhookBot,
	}),
	botScope: choice({
		name: 'botScope',
		description: 'Who can find a bot that this node creates',
		options: { personal: 'Only Me', organization: 'Organization', team: 'Teams' },
		isFixed: true,
		show: isWebhookBot,
	}),
	channels: list({
		name: 'channels',
		description: 'Only events in these channels and chats',
		placeholder: 'e.g. support, CT_2242272070192345152_64396981',
		hint: 'Names, unique names or IDs, comma-separated',
	}),
	downloadAttachments: boolean({
		name: 'downloadAttachments',
		description:
			'Whether to put the files of a message into binary fields; only from Cliq itself, never from elsewhere',
		show: isWebhookBot,
	}),
	errorText: text({
		name: 'errorText',
		description: 'What people read when the workflow fails',
		placeholder: 'e.g. Please try again in a minute.',
		default: DEFAULTS.errorText,
		show: isLastNode,
	}),
	fromUsers: reworded(
		people({ name: 'fromUsers', description: 'Only events caused by these people' }),
		{ displayName: 'From Users' },
	),
	ignoreUsers: reworded(
		people({ name: 'ignoreUsers', description: 'Events caused by these people are ignored' }),
		{ displayName: 'Ignore Users' },
	),
	includeBots: boolean({
		name: 'includeBots',
		description:
			'Whether to start for what other bots do in channels too; two that answer each other can go on forever',
	}),
	neutralizeMentions: boolean({
		name: 'neutralizeMentions',
		description:
			'Whether mentions in the result notify nobody. On unless you turn it off: somebody may have a model write them.',
		show: isLastNode,
	}),
	publicKey: trimmed({
		name: 'publicKey',
		label: fields.publicKey,
		description:
			'The public key that Zoho shows for the bot or its extension. With it, calls without a valid signature are refused.',
		placeholder: 'e.g. MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A…',
		show: isWebhookBot,
	}),
	takeOver: boolean({
		name: 'takeOver',
		label: fields.takeOver,
		description: 'Whether to connect the bot even if it sends its events to another address today',
		show: isWebhookBot,
	}),
	teamIds: shownWhile(
		isTeam,
		multiPicker('Team', {
			name: 'teamIds',
			description: 'The teams that can find a bot that this node creates, up to 4',
		}),
	),
	textFormat: choice({
		name: 'textFormat',
		description: 'How the result is written',
		options: { markdown: 'Markdown', cliq: 'Cliq' },
		show: isLastNode,
	}),
};
