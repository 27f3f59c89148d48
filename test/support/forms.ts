/** Fills in the form of any operation like a user: with values that the sandbox knows, and with those of the placeholders. */
import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import { adminOperations } from '../../nodes/ZohoCliq/adminResources';
import { operations } from '../../nodes/ZohoCliq/resources';
import type { OperationEntry } from '../../nodes/ZohoCliq/operation/operation';
import { profileFields } from '../../nodes/ZohoCliq/words';
import type { Organization, Sandbox } from '../../sandbox';
import type { ActionComponent } from '../../sandbox/components';
import { ENDPOINTS } from '../../sandbox/endpoints';
import type { Fields } from '../../sandbox/fields';
import { makeToken } from '../../sandbox/endpoints/paging';
import { startThread } from '../../sandbox/threads';
import { offeredOptions, shownFields } from './shownFields';
import { locator } from '../integration/world';

/** Operations with code and tests of their own; the others are filled in and tested based on their forms. */
const WITH_TESTS_OF_THEIR_OWN = [
	'account.checkAccess',
	'api.request',
	'bot.reply',
	'bot.sendMessage',
	'file.download',
	'file.upload',
	'message.send',
	'message.sendAndWait',
	'message.sendTable',
	'message.unpin',
	'message.upsert',
];

/** @returns for example `chat.mute` */
export function nameOf({ resource, operation }: OperationEntry): string {
	return `${resource}.${operation}`;
}

/** The operations of both nodes. */
export const everyOperation = [...operations, ...adminOperations];

/** Operations to test based on their forms. */
export const generated = everyOperation.filter(
	(entry) => !WITH_TESTS_OF_THEIR_OWN.includes(nameOf(entry)),
);

/** The values of a form, by field. */
type Values = Record<string, NodeParameterValueType>;

const forms = {
	main: new ZohoCliq().description.properties,
	admin: new ZohoCliqAdmin().description.properties,
};

/**
 * @param isWhole whether everything under Options and Filters is filled in too
 * @returns the parameters of an operation with every field that n8n shows filled in
 */
export function filledForm(
	entry: OperationEntry,
	sandbox: Sandbox,
	isWhole: boolean,
): INodeParameters {
	const { resource, operation } = entry;
	const values: Values = { resource, operation };
	const samples = { ...samplesOf(sandbox), ...samplesFor[`${resource}.${operation}`]?.(sandbox) };
	for (const field of adminOperations.includes(entry) ? forms.admin : forms.main) {
		if (Object.hasOwn(values, field.name)) continue;
		const [isShown] = shownFields([field], values as INodeParameters);
		if (!isShown) continue;
		values[field.name] =
			field.type === 'collection'
				? filledCollection(field, values, samples, isWhole)
				: valueFor(field, samples);
	}
	return values as INodeParameters;
}

/**
 * @param name for example `chat.mute`
 * @returns the parameters of an operation with only the required fields
 * @public used by the output of `npm run new`
 */
export function requiredForm(name: string, sandbox: Sandbox): INodeParameters {
	const entry = everyOperation.find((candidate) => nameOf(candidate) === name);
	if (!entry) throw new Error(`There is no ${name}`);
	return filledForm(entry, sandbox, false);
}

/** Options that only some wait policies, or other tests, may set. */
const LEFT_ALONE = ['onRateLimit', 'maxWaitSeconds'];

function filledCollection(
	collection: INodeProperties,
	values: Values,
	samples: Values,
	isWhole: boolean,
): NodeParameterValueType {
	if (!isWhole) return samples[collection.name] ?? {};
	const offered = offeredOptions(collection, values as INodeParameters);
	return Object.fromEntries(
		offered
			.filter(({ name }) => !LEFT_ALONE.includes(name))
			.map((field) => [field.name, valueFor(field, samples)]),
	) as NodeParameterValueType;
}

function valueFor(field: INodeProperties, samples: Values): NodeParameterValueType {
	const { name, type, placeholder = '', options = [], default: standard } = field;
	// A field may be a picker in one form and something else in another.
	const isFitting = (typeof samples[name] === 'object') === takesObjects.includes(type);
	if (samples[name] !== undefined && isFitting) return samples[name];
	if (type === 'dateTime') return NEXT_YEAR;
	if (type === 'boolean') return name !== 'returnAll';
	if (type === 'string') return placeholder.replace(/^e\.g\. /, '');
	if (type === 'options' && standard === '') {
		const [first] = options;
		return first && 'value' in first ? first.value : '';
	}
	if (type === 'multiOptions') {
		return options
			.flatMap((option) => ('value' in option ? [String(option.value)] : []))
			.slice(0, 2);
	}
	return standard;
}

const takesObjects = [
	'resourceLocator',
	'resourceMapper',
	'multiOptions',
	'fixedCollection',
	'json',
	'collection',
];

const NEXT_YEAR = `${new Date().getFullYear() + 1}-07-04T12:00:00Z`;

/** IDs that the sandbox knows, by the name of the field. It must have a history. */
function samplesOf({ organization }: Sandbox): Values {
	const { calendars, calls, databases, departments, designations, events } = organization;
	const { messages, reminders, statuses, teams } = organization;
	const mine = messages.find(({ sender }) => sender.name === 'Scott Fisher');
	return {
		bot: locator('name', 'newsbot'),
		calendar: locator('id', calendars[0]?.uid ?? ''),
		calendarId: calendars[0]?.uid,
		call: locator('id', calls[0]?.nrsId ?? ''),
		channel: locator('id', marketingOf(organization)?.id ?? ''),
		channelIds: [marketingOf(organization)?.id ?? ''],
		chat: locator('id', mine?.chatId ?? ''),
		chatIds: [marketingOf(organization)?.chatId ?? ''],
		columns: { mappingMode: 'defineBelow', value: { status: 'closed', ticket: 'T-1', votes: 7 } },
		criteria: 'ticket==T-1',
		database: locator('name', 'tickets'),
		record: locator('id', databases[0]?.records[0]?.id ?? ''),
		department: locator('id', departments[1]?.id ?? ''),
		designation: locator('id', designations[0]?.id ?? ''),
		event: locator('id', events[0]?.id ?? ''),
		lead: locator('id', OLIVIA),
		leadZuid: OLIVIA,
		message: locator('id', mine?.id ?? ''),
		parentDepartment: locator('id', departments[0]?.id ?? ''),
		parentDepartmentId: departments[0]?.id,
		reminder: locator('id', reminders[2]?.id ?? ''),
		scheduledMessage: locator('id', scheduledIn(organization, mine?.chatId)),
		status: locator('id', String(statuses[0]?.id)),
		role: locator('id', organization.roles[2]?.id ?? ''),
		syncToken: makeToken(0),
		team: locator('id', String(teams[0]?.id)),
		teamIds: [String(teams[0]?.id)],
		thread: locator('id', threadIn(organization)),
		profile: profileIn(organization),
		user: locator('id', OLIVIA),
		userField: locator('id', organization.userFields[1]?.id ?? ''),
		userIds: `${OLIVIA}, 631832107`,
		picture: '={{ { data: "R0lGODlhAQABAAAAACw=", mimeType: "image/gif" } }}',
		postAsBot: 'newsbot',
		botUniqueName: 'newsbot',
		command: componentIn(organization, 'command'),
		function: componentIn(organization, 'function'),
		messageAction: componentIn(organization, 'messageaction'),
		permissions: ['user'],
		commandOptions: { option: [{ name: 'priority', description: 'How urgent it is' }] },
		subActions: { action: [{ name: 'Later', icon: 'wand/627282' }] },
		shortcuts: Object.fromEntries(
			['basic', 'composer', 'message_action', 'annotate', 'media', 'networks', 'custom'].map(
				(group) => [group, { any: { mac: 'cmd+j', windows: 'ctrl+j' } }],
			),
		),
	};
}

/** Every field of a user's profile, mapped one by one. */
function profileIn({ departments, designations }: Organization): INodeParameters {
	const standard = Object.fromEntries(Object.keys(profileFields).map((key) => [key, `My ${key}`]));
	const chosen = {
		department_id: departments[0]?.id,
		designation_id: designations[0]?.id,
		reporting_to_zuid: OLIVIA,
		workplace_name: 'Berlin',
		dateofjoining: '2021-03-01',
	};
	return { mappingMode: 'defineBelow', value: { ...standard, ...chosen } };
}

function marketingOf({ channels }: Organization) {
	return channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
}

const OLIVIA = '631831446';

/** Starts a thread in the marketing channel, once. */
function threadIn(organization: Organization): string {
	const [me] = organization.users;
	if (!me) throw new Error('The sandbox has nobody');
	return startThread(organization, messageInMarketing(organization), me, 'Sign-ups').chatId;
}

function messageInMarketing(organization: Organization) {
	const message = organization.messages.find(({ to }) => to.id === marketingOf(organization)?.id);
	if (!message) throw new Error('The sandbox needs a history');
	return message;
}

/** Schedules a message, once. */
function scheduledIn({ scheduledMessages, users }: Organization, chatId = ''): string {
	const [known] = scheduledMessages;
	if (known) return known.id;
	const [{ id: creatorId } = { id: '' }] = users;
	const id = '84fe7397-ab35-4aef-8bf7-944d688857af';
	const at = Date.parse(NEXT_YEAR);
	scheduledMessages.push({ id, chatId, text: 'Later', creatorId, createdAt: 0, at });
	return id;
}

/** Adds a slash command, message action or function that a webhook runs, with another handler. */
function componentIn(organization: Organization, kind: ActionComponent['kind']) {
	const known = organization.components.find((component) => component.kind === kind);
	if (known) return locator('id', known.id);
	const id = organization.newComponentId();
	const types = {
		command: ['execution_handler', 'suggestion_handler'],
		messageaction: ['execution_handler'],
		function: ['button_handler', 'form_change_handler'],
	};
	organization.components.push({
		...webhook(organization, types[kind]),
		kind,
		id,
		name: `A ${kind}`,
		description: '',
		creatorId: organization.connectedUserId,
		status: 'enabled',
		details: {},
	});
	return locator('id', id);
}

function webhook(organization: Organization, types: readonly string[]) {
	return {
		scope: 'organization' as const,
		executionType: 'webhook' as const,
		executionUrl: 'https://n8n.zylker.example/webhook/old',
		handlers: types.map((type) => ({
			id: organization.newComponentId(),
			type,
			permissions: ['user'],
		})),
	};
}

/** A bot whose events go to a webhook, and its handler. */
function botWithHandlers({ organization }: Sandbox): Values {
	const bot = organization.addBot({
		...webhook(organization, ['message_handler']),
		uniqueName: 'hookbot',
		name: 'Hook Bot',
		description: '',
		creatorId: organization.connectedUserId,
		subscribers: [],
	});
	return { bot: locator('name', 'hookbot'), handlerId: bot.handlers[0]?.id };
}

const forTeams = () => ({ scope: 'team' });
const newName = () => ({ updateFields: { name: 'Another' } });

/** Other values that some operations need. */
const samplesFor: Readonly<Record<string, (sandbox: Sandbox) => Values>> = {
	'bot.create': forTeams,
	'bot.createHandler': (sandbox) => ({
		...botWithHandlers(sandbox),
		handlerType: 'mention_handler',
	}),
	'bot.deleteHandler': botWithHandlers,
	'bot.getHandler': botWithHandlers,
	'bot.update': (sandbox) => ({ ...botWithHandlers(sandbox), ...newName() }),
	'bot.updateHandler': botWithHandlers,
	'command.create': forTeams,
	'command.createHandler': (sandbox) => {
		const [command] = sandbox.organization.components;
		command?.handlers.pop();
		return { handlerType: 'suggestion_handler' };
	},
	'command.deleteHandler': () => ({ handlerType: 'suggestion_handler' }),
	'command.update': newName,
	'extension.install': () => ({ installedFor: 'team' }),
	'extension.setProperties': () => ({ propertyValues: { region: 'eu' } }),
	'function.createHandler': () => ({ handlerType: 'form_submit_handler' }),
	'function.deleteHandler': () => ({ handlerType: 'form_change_handler' }),
	'function.update': newName,
	'messageAction.create': forTeams,
	'messageAction.update': newName,
	'preference.resetShortcuts': () => ({ reset: 'some' }),
	'preference.update': () => ({ settings: everySetting('/api/v3/settings/user-preferences') }),
	'preference.updateMobile': () => ({ settings: everySetting('/api/v3/settings/mobile') }),
	'bot.triggerCall': () => ({ actions: { action: [{ label: 'Done', url: 'https://a.example' }] } }),
	'bot.sendToIncomingWebhook': () => ({
		parameters: { parameter: [{ name: 'deal', value: 'won' }] },
	}),
	'channel.addBot': () => ({ bot: locator('name', 'lonelybot') }),
	'channel.create': ({ organization: { teams } }) => ({
		name: 'Zylker Support',
		level: 'team',
		additionalFields: { teamIds: [String(teams[0]?.id)] },
		userIds: `${OLIVIA}, juergen.groessl@zylker.example`,
		permissions: {
			role: ['admin', 'moderator', 'member'].map((role) => ({
				role,
				permissions: ['send_message'],
			})),
		},
	}),
	'channel.getMany': () => ({ status: 'created', createdBy: 'scott.fisher@zylker.example' }),
	'channel.update': () => ({ updateFields: { name: 'Zylker Support' } }),
	'channel.updatePermissions': () => ({
		permissions: {
			role: ['admin', 'moderator', 'member'].map((role) => ({
				role,
				permissions: ['send_message'],
			})),
		},
	}),
	'chat.leave': launchCrew,
	'database.addFields': databaseById,
	'database.create': () => ({
		...newColumnsOf('body'),
		name: 'Notes',
		uniqueName: 'notes',
		uniqueKeys: 'body',
	}),
	'database.delete': databaseById,
	'database.deleteFields': (sandbox) => ({
		...databaseById(sandbox),
		columnIds: sandbox.organization.databases[0]?.columns[1]?.id,
	}),
	'database.export': databaseById,
	'database.get': databaseById,
	'database.update': (sandbox) => ({
		...databaseById(sandbox),
		updateFields: { name: 'Cases' },
		uniqueName: 'cases',
		uniqueKeys: 'ticket',
	}),
	'database.updateFields': (sandbox) => ({
		...databaseById(sandbox),
		columns: { column: [{ id: sandbox.organization.databases[0]?.columns[1]?.id, name: 'State' }] },
	}),
	'databaseRecord.create': () => ({
		columns: { mappingMode: 'defineBelow', value: { ticket: 'T-9', votes: 1 } },
	}),
	'databaseRecord.deleteMany': () => ({ selectBy: 'criteria' }),
	'databaseRecord.updateMany': () => ({
		columns: { mappingMode: 'defineBelow', value: { status: 'closed' } },
	}),
	'chat.addMembers': inLaunchCrew,
	'chat.create': () => ({ userIds: OLIVIA }),
	'chat.removeMembers': inLaunchCrew,
	'chat.search': () => ({ title: 'launch', recipient: OLIVIA }),
	'chat.update': inLaunchCrew,
	'department.update': () => ({ updateFields: { leadZuid: OLIVIA } }),
	'call.getMany': () => ({
		types: ['direct_call'],
		state: 'missed',
		syncToken: '',
		host: OLIVIA,
		recipients: OLIVIA,
	}),
	'event.create': eventForm,
	'event.update': () => ({ updateFields: { title: 'Forum' }, ...eventForm() }),
	'event.respond': ({ organization: { events } }) => ({
		event: locator('id', events[2]?.id ?? ''),
	}),
	'reminder.getForChat': launchCrew,
	'reminder.rescheduleMany': ({ organization }) => ({
		reminders: { reminder: [{ reminderId: organization.reminders[0]?.id, time: NEXT_YEAR }] },
	}),
	'userStatus.updateDoNotDisturb': () => ({ quietDays: ['sunday'] }),
	'message.deleteMany': severalMessages,
	'message.forward': severalMessages,
	'message.getMentions': mentionOfMe,
	'message.getPinned': (sandbox) => ({ chat: pinnedMessage(sandbox).chat }),
	'message.replyInThread': ({ organization }) => ({
		message: locator('id', messageInMarketing(organization).id),
	}),
	'message.search': (sandbox) => ({
		query: myMessage(sandbox).text,
		after: '2020-01-01T00:00:00Z',
		...PEOPLE_TO_FIND,
	}),
	'message.unstar': starredMessage,
	'message.getStarred': starredMessage,
	'organization.getDomain': withDomain,
	'organization.removeDomain': withDomain,
	'organization.verifyDomain': withDomain,
	'reminder.deleteMany': ({ organization }) => ({
		reminderIds: organization.reminders.map(({ id }) => id).join(', '),
	}),
	'reminder.markComplete': ownReminder,
	'reminder.markIncomplete': ({ organization }) => ({
		reminder: locator('id', organization.reminders[1]?.id ?? ''),
	}),
	'role.create': ({ organization: { roles } }) => ({ cloneId: roles[0]?.id }),
	'role.getPermissions': adminRole,
	'role.getUsers': adminRole,
	'role.updatePermissions': () => ({
		permissions: [{ module: 'direct_message', action: 'attachments', status: 'disabled' }],
	}),
	'scheduledMessage.update': () => ({
		updateFields: { text: 'Much later' },
		scheduleStatus: '',
	}),
	'team.update': () => ({ updateFields: { name: 'Support' } }),
	'thread.addFollowers': memberOfMarketing,
	'thread.create': ({ organization }) => ({
		message: locator('id', messageInMarketing(organization).id),
	}),
	'thread.removeFollowers': memberOfMarketing,
	'user.getMany': () => ({ status: 'active', modifiedAfter: new Date().toISOString() }),
	'userField.create': () => ({ fieldType: 'drop_down' }),
	'userField.update': () => ({
		updateFields: { mandatory: true },
		dropDownOptions: [{ id: '1', name: 'Yes' }],
	}),
};

/** All settings that Cliq accepts, switched on. */
function everySetting(path: string): INodeParameters {
	const { body = {} } = ENDPOINTS.find((one) => one.method === 'PUT' && one.path === path) ?? {};
	return switchedOn(body);
}

function switchedOn(fields: Fields): INodeParameters {
	const entries = Object.entries(fields).map(([name, { keys }]) => [
		name,
		keys ? switchedOn(keys) : 'enabled',
	]);
	return Object.fromEntries(entries) as INodeParameters;
}

function databaseById({ organization }: Sandbox): Values {
	return {
		database: locator('id', organization.databases[0]?.id ?? ''),
		...newColumnsOf('due_date'),
	};
}

function newColumnsOf(uniqueName: string): Values {
	const column = { uniqueName, name: 'Due Date', type: 'limited-text', mandatory: false };
	return { columns: { column: [column] } };
}

/** With a file that is in the form itself: generated items have none. */
function eventForm(): Values {
	return {
		endTime: NEXT_YEAR.replace('T12', 'T13'),
		attachments: '={{ { data: "R0lGODlhAQABAAAAACw=", mimeType: "image/gif" } }}',
		reminders: { reminder: [{ type: 'email', minutes: 30 }] },
	};
}

function launchCrew({ organization: { chats } }: Sandbox): Values {
	return { chat: locator('id', chats.find(({ title }) => title === 'Launch Crew')?.id ?? '') };
}

function inLaunchCrew({ organization }: Sandbox): Values {
	const chat = organization.chats.find(({ title }) => title === 'Launch Crew');
	const others = chat?.members.filter((id) => id !== chat.creatorId).slice(-1) ?? [];
	return { chat: locator('id', chat?.id ?? ''), userIds: others.join(', ') };
}

function myMessage({ organization }: Sandbox) {
	const mine = organization.messages.find(({ sender }) => sender.name === 'Scott Fisher');
	if (!mine) throw new Error('The sandbox needs a history');
	return mine;
}

/** Somebody mentions the connected account. */
function mentionOfMe({ organization }: Sandbox): Values {
	const { chatId, to } = messageInMarketing(organization);
	const sender = { id: OLIVIA, name: 'Olivia Palmer' };
	organization.addMessage({ chatId, to, sender, text: 'Hello {@631830849}' });
	return PEOPLE_TO_FIND;
}

const PEOPLE_TO_FIND = { fromUserIds: OLIVIA, toUserIds: OLIVIA, mentionedUserIds: OLIVIA };

function severalMessages(sandbox: Sandbox): Values {
	return { messageIds: myMessage(sandbox).id };
}

/** A message at the top of its chat. */
export function pinnedMessage(sandbox: Sandbox) {
	const { id, chatId, time } = myMessage(sandbox);
	const chat = sandbox.organization.findChat(chatId);
	const pin = { messageId: id, creatorId: '631830849', createdAt: time, expiresAt: -1 };
	if (chat) Object.assign(chat, { pinned: pin, pins: [pin] });
	return { id, chat: locator('id', chatId) };
}

function starredMessage(sandbox: Sandbox): Values {
	const mine = myMessage(sandbox);
	mine.stars = { '631830849': { type: 'important', time: mine.time } };
	return { message: locator('id', mine.id), chatId: mine.chatId };
}

function ownReminder({ organization }: Sandbox): Values {
	return { reminder: locator('id', organization.reminders[0]?.id ?? '') };
}

/** The organization has a domain of its own. */
function withDomain({ organization }: Sandbox): Values {
	organization.settings.domain = { name: 'chat.zylker.example', status: 'inactive' };
	return {};
}

function adminRole({ organization }: Sandbox): Values {
	return { role: locator('id', organization.roles[0]?.id ?? '') };
}

function memberOfMarketing(): Values {
	return { userIds: '631830849' };
}
