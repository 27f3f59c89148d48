/** Requests of every operation, for the tests of faults and of secrets. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { filledForm, generated, nameOf, pinnedMessage } from '../../support/forms';
import type { RunResult } from '../../support/engine';
import { isFirstLine } from '../../support/engine';
import { addIncidents } from '../../support/incidents';
import { itemWith } from '../files';
import type { World } from '../world';
import { asNewsBot, locator, toMarketing, toOlivia } from '../world';

/** One operation with parameters that work. */
export interface Scenario {
	readonly operation: string;
	/** What distinguishes it from other scenarios of the operation. */
	readonly name: string;
	readonly parameters: INodeParameters | ((sandbox: Sandbox) => INodeParameters);
	readonly items?: INodeExecutionData[];
}

const twoFiles = [itemWith({ one: ['content 1', 'one.txt'], two: ['content 2', 'two.txt'] })];
const manyFiles = [
	itemWith(
		Object.fromEntries(
			Array.from({ length: 12 }, (_, index) => [
				`file${index}`,
				[`content ${index}`, `${index}.txt`] as [string, string],
			]),
		),
	),
];
const inTickets = { database: locator('name', 'tickets') };
const mapped = (value: INodeParameters): INodeParameters => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});
const ofIncident = { key: 'INC-2041', text: 'Disk full' };
// Two different parts of one text.
const twoParts = `${'one '.repeat(1000)}\n\n${'two '.repeat(1000)}`;

/** Operations without code of their own: all work the same way, so the worst faults are enough. */
export const ordinaryScenarios: readonly Scenario[] = generated.map((entry) => ({
	operation: nameOf(entry),
	name: 'as its form asks',
	parameters: (sandbox) => filledForm(entry, sandbox, false),
}));

/** Looks up a channel, then writes to it: both kinds of requests in one scenario. */
export const readThenWrite: Scenario = {
	operation: 'message.send',
	name: 'to a channel by its id',
	parameters: { sendTo: 'channel', channel: locator('id', '={{ $json.channel }}'), text: 'hi' },
};

/** The kinds of requests that each operation with code of its own makes. */
export const scenarios: readonly Scenario[] = [
	{ operation: 'account.checkAccess', name: 'all of it', parameters: {} },
	{
		operation: 'api.request',
		name: 'that reads',
		parameters: { method: 'GET', path: '/api/v2/channels' },
	},
	{
		operation: 'api.request',
		name: 'that writes',
		parameters: {
			method: 'POST',
			path: '/api/v2/channelsbyname/zylkermarketing/message',
			bodyMode: 'json',
			bodyJson: { text: 'hi' },
		},
	},
	{
		operation: 'bot.sendMessage',
		name: 'to all subscribers, with a link',
		parameters: { ...asNewsBot, text: 'news', attachmentUrls: 'https://example.com/a.pdf' },
	},
	{
		operation: 'bot.sendMessage',
		name: 'with files to two users',
		parameters: {
			...asNewsBot,
			recipients: 'users',
			users: ['631831446', '631832107'],
			text: 'news',
			attachments: 'one',
		},
		items: twoFiles,
	},
	{
		operation: 'bot.reply',
		name: 'to a subscriber, in parts',
		parameters: {
			replyTo: 'define',
			replyToJson: { bot: 'newsbot', userId: '631831446' },
			text: twoParts,
		},
	},
	{
		operation: 'bot.reply',
		name: 'with files, in a channel that it has to find',
		parameters: ({ organization }) => ({
			replyTo: 'define',
			replyToJson: {
				bot: 'newsbot',
				chatType: 'channel',
				chatId: organization.channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')
					?.chatId,
			},
			text: 'news',
			attachments: 'one',
		}),
		items: twoFiles,
	},
	{
		operation: 'databaseRecord.getMany',
		name: 'by several conditions',
		parameters: { ...inTickets, criteria: '(status==open) && (votes>=5)' },
	},
	{
		operation: 'databaseRecord.upsert',
		name: 'of a new record',
		parameters: { ...inTickets, criteria: 'ticket==T-50', columns: mapped({ ticket: 'T-50' }) },
	},
	{
		operation: 'databaseRecord.upsert',
		name: 'of a known record',
		parameters: { ...inTickets, criteria: 'ticket==T-1', columns: mapped({ votes: 9 }) },
	},
	{
		operation: 'file.upload',
		name: 'of more files than fit into a request, to a user',
		parameters: { ...toOlivia, binaryPropertyNames: '*', comment: 'look' },
		items: manyFiles,
	},
	{
		operation: 'file.upload',
		name: 'of a text, to a channel by its id',
		parameters: {
			sendTo: 'channel',
			channel: locator('id', '={{ $json.channel }}'),
			source: 'text',
			fileName: 'report.md',
			fileContent: '# Report',
		},
	},
	{
		operation: 'message.sendAndWait',
		name: 'for an approval',
		parameters: { ...toOlivia, message: 'Order 2041 costs 1,250 EUR. Approve it?' },
	},
	{
		operation: 'message.sendTable',
		name: 'of two items',
		parameters: { ...toOlivia, text: 'Sign-ups', tableTitle: 'Week 46' },
		items: [{ json: { day: 'Monday', count: 12 } }, { json: { day: 'Tuesday', count: 9 } }],
	},
	{
		operation: 'message.unpin',
		name: 'one of several',
		parameters: (sandbox) => {
			const { id, chat } = pinnedMessage(sandbox);
			return { chat, options: { messageId: id } };
		},
	},
	{
		operation: 'message.unpin',
		name: 'the one at the top',
		parameters: (sandbox) => ({ chat: pinnedMessage(sandbox).chat }),
	},
	{
		operation: 'message.send',
		name: 'as a card',
		parameters: {
			...toMarketing,
			contentType: 'card',
			text: 'New sign-ups',
			cardTitle: 'Sign-ups',
			options: { returnMessageId: true },
		},
	},
	{
		operation: 'message.send',
		name: 'in two parts',
		parameters: { ...toOlivia, text: twoParts, options: { returnMessageId: true } },
	},
	readThenWrite,
	{
		operation: 'message.upsert',
		name: 'of a new key, in a database',
		parameters: ({ organization }) => {
			const { uniqueName } = addIncidents(organization);
			return { ...toMarketing, ...ofIncident, database: locator('name', uniqueName) };
		},
	},
	{
		operation: 'message.upsert',
		name: 'of a new key, in static data',
		parameters: { ...toOlivia, ...ofIncident, rememberIn: 'staticData' },
	},
	{
		operation: 'message.send',
		name: 'with a reply and files',
		parameters: {
			...toMarketing,
			text: 'hi',
			attachments: 'one, two',
			options: { replyTo: '1599387839188_229293271789' },
		},
		items: twoFiles,
	},
	{
		operation: 'message.send',
		name: 'with files in the message',
		parameters: {
			...toOlivia,
			text: 'hi',
			attachments: 'one, two',
			options: { attachmentDelivery: 'message' },
		},
		items: twoFiles,
	},
];

/** One scenario per operation, for behavior that all of them share. */
const oneOfEach = scenarios.filter(
	({ operation }, index) => scenarios.findIndex((other) => other.operation === operation) === index,
);

/** The kinds of requests that n8n sends: reads, JSON, a file, and several of them in one run. */
const kindsOfRequests = scenarios.filter(
	(scenario) =>
		scenario.operation === 'api.request' ||
		scenario.operation === 'file.upload' ||
		scenario === readThenWrite,
);

/** All scenarios on the newest line; on the others, the same faults with every kind of request. */
export const scenariosOfLine = isFirstLine ? kindsOfRequests : scenarios;

/** The same with one scenario per operation. */
export const oneOfEachOfLine = isFirstLine
	? oneOfEach.filter((scenario) => kindsOfRequests.includes(scenario))
	: oneOfEach;

/** Runs a scenario on a fresh sandbox with this credential. */
export async function perform(world: World, scenario: Scenario): Promise<RunResult> {
	const { operation, parameters, items = [{ json: {} }] } = scenario;
	const channel = world.sandbox.organization.channels.find(
		({ uniqueName }) => uniqueName === 'zylkermarketing',
	);
	return await world.run(
		operation,
		typeof parameters === 'function' ? parameters(world.sandbox) : parameters,
		{
			items: items.map((item) => ({ ...item, json: { channel: channel?.id ?? '' } })),
		},
	);
}
