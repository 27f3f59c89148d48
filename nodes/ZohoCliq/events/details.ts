import type { JsonObject } from '../cliq/json';
import { isJsonObject, isTooDeep, known, parseJson } from '../cliq/json';
import type { Envelope } from './envelope';
import { listOf, objectOf, textOf } from './envelope';
import type { EventName } from './kinds';
import { messageOf } from './message';
import { flagOf } from './people';

/** What an item has for an event of one kind only. */
type Details = (envelope: Envelope) => JsonObject;

/**
 * Expressions refuse the key `arguments` in every spelling, so that what it holds also has a second name.
 * [n8n 1.122 and 2.40]
 */
const DETAILS: Readonly<Partial<Record<EventName, Details>>> = {
	channel: ({ params }) => known({ operation: textOf(params.operation) }),
	welcome: ({ params }) => known({ isNewUser: flagOf(params.newuser) }),
	menu: ({ handlerName, params, payload }) =>
		known({
			action: handlerName ?? textOf(params.action),
			subAction: textOf(payload.sub_action),
		}),
	context: ({ params }) => ({
		context: known({ id: textOf(params.context_id), answers: answersOf(params.answers) }),
	}),
	call: ({ params }) => ({
		call: known({
			id: textOf(objectOf(params.data).call_id),
			state: textOf(params.operation),
		}),
	}),
	incomingWebhook: ({ params }) => ({
		request: known({
			method: textOf(params.http_method),
			headers: objectOf(params.headers),
			parameters: objectOf(params.params),
			body: requestBody(params.body),
		}),
	}),
	command: ({ name, params }) => {
		const text = textOf(params.arguments) ?? '';
		return {
			command: known({
				name: name ?? textOf(params.command),
				text,
				arguments: text,
				options: objectOf(params.options),
				selections: listOf(params.selections),
			}),
		};
	},
	messageAction: ({ name, params }) => ({
		messageAction: known({ name, messages: selectedMessages(params) }),
	}),
	button: ({ name, params }) => {
		const { key, ...values } = objectOf(params.arguments);
		const target = objectOf(params.target);
		return {
			button: known({
				functionName: name,
				key: textOf(key) ?? textOf(target.key) ?? textOf(target.id),
				values,
				arguments: values,
				target,
			}),
		};
	},
	form: ({ params }) => {
		const { name, values } = objectOf(params.form);
		return { form: known({ name: textOf(name), values: objectOf(values) }) };
	},
};

/** @returns the keys of an item that only events of this kind have */
export function detailsOf(envelope: Envelope): JsonObject {
	return DETAILS[envelope.event]?.(envelope) ?? {};
}

/** Answers are objects with a text. [Zoho's samples] */
function answersOf(given: unknown): JsonObject {
	const answers = Object.entries(objectOf(given)).map(([question, answer]) => [
		question,
		isJsonObject(answer) && typeof answer.text === 'string' ? answer.text : answer,
	]);
	return Object.fromEntries(answers) as JsonObject;
}

/** Cliq passes on the body of a webhook as text. [Zoho's samples] */
function requestBody(body: unknown): unknown {
	const inner = typeof body === 'string' ? parseJson(body) : undefined;
	return typeof inner === 'object' && inner !== null && !isTooDeep(inner) ? inner : body;
}

function selectedMessages({ messages, message }: JsonObject): unknown[] {
	const list = Array.isArray(messages) ? messages : listOf(objectOf(messages).list);
	return (list.length > 0 ? list : [message].filter(isJsonObject)).map(messageOf);
}
