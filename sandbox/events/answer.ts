import { Refusal } from '../answers';
import { isObject } from '../fields';
import { checkRich } from '../rich';
import type { SandboxSwitches } from '../switches';
import type { Extra, Kind } from './kinds';
import type { Attempt } from './types';

type Json = Record<string, unknown>;

/** What a handler answered, read by Cliq's rules: nothing, something to show, or what is wrong with it. */
export type Reading =
	| { kind: 'nothing' }
	| { kind: 'broken'; why: string }
	| { kind: 'message' | 'banner' | 'form' | 'message_edit'; output: Json }
	| { kind: 'suggestions'; list: unknown[] };

/** Keys of a message [Zoho's help, "Cliq Responses"]. */
const MESSAGE_KEYS = ['text', 'card', 'slides', 'buttons', 'references', 'bot'];
const MAX_TEXT = 5000;
const NOTHING: Reading = { kind: 'nothing' };

/** What people see when a script waits too long [reported live]. */
const RELAY_TIMEOUT =
	'The task has been terminated since the API call is taking too long to respond';

/**
 * Reads a webhook's response.
 * @param kind what was sent
 */
export function readAnswer(
	{ status, body, failure }: Attempt,
	kind: Kind,
	switches: SandboxSwitches,
): Reading {
	if (failure !== undefined) return broken(failure);
	if (status !== 200) return broken(`the server answered with status ${String(status)}`);
	const answer = parse(body ?? '');
	if (!isObject(answer)) return broken('the answer is no JSON object');
	// What Zoho's SDK sends for a handler that returns nothing.
	if (Object.keys(answer).length === 0) return NOTHING;
	if (!('output' in answer)) return broken("the answer has no 'output'");
	if (kind.wire === 'suggestion_handler') return readSuggestions(answer.output);
	return readOutput(answer.output, kind, switches);
}

/** Reads what the address of a Deluge script answered; the script returns its `text`. */
export function readRelayed(
	{ status, body, failure }: Attempt,
	kind: Kind,
	switches: SandboxSwitches,
): Reading {
	if (failure !== undefined) {
		return broken(failure.startsWith('no answer within') ? RELAY_TIMEOUT : failure);
	}
	if (status !== 200) return broken(`invokeUrl failed with status ${String(status)}`);
	const answer = parse(body ?? '');
	const output = isObject(answer) ? answer : {};
	return Object.keys(output).length === 0 || !kind.answers
		? NOTHING
		: readOutput(output, kind, switches);
}

function broken(why: string): Reading {
	return { kind: 'broken', why };
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}

function readSuggestions(output: unknown): Reading {
	const isList =
		Array.isArray(output) &&
		output.every((entry) => isObject(entry) && typeof entry.title === 'string');
	return isList
		? { kind: 'suggestions', list: output }
		: broken("'output' must be a list of suggestions with a title");
}

function readOutput(output: unknown, kind: Kind, switches: SandboxSwitches): Reading {
	const { answers } = kind;
	if (!answers) return broken(`a ${kind.wire} may answer nothing`);
	if (!isObject(output)) return broken("'output' must be an object");
	const { type, ...rest } = output;
	if (type !== undefined) return readTyped(output, type, answers, kind);
	const known = [...MESSAGE_KEYS, 'suggestions', 'context'];
	const extra = Object.keys(rest).find((key) => !known.includes(key));
	if (extra !== undefined) return broken(`'${extra}' is no key of a response`);
	for (const key of ['suggestions', 'context'] as const) {
		if (key in rest && !answers.includes(key)) return broken(`a ${kind.wire} may answer no ${key}`);
	}
	const why = textProblem(rest.text) ?? richProblem(rest, switches) ?? contextProblem(rest);
	return why === undefined ? { kind: 'message', output } : broken(why);
}

function readTyped(output: Json, type: unknown, answers: readonly Extra[], kind: Kind): Reading {
	if (type !== 'banner' && type !== 'form' && type !== 'message_edit') {
		return broken(`'${String(type)}' is no type of a response`);
	}
	if (!answers.includes(type)) return broken(`a ${kind.wire} may answer no ${type}`);
	const why =
		type === 'form'
			? Array.isArray(output.inputs) && typeof output.title === 'string'
				? undefined
				: "a form needs a 'title' and 'inputs'"
			: textProblem(output.text);
	return why === undefined ? { kind: type, output } : broken(why);
}

function textProblem(text: unknown): string | undefined {
	if (typeof text !== 'string' || text === '') return "'text' is missing";
	return text.length > MAX_TEXT ? `'text' must have at most ${MAX_TEXT} characters` : undefined;
}

function richProblem(output: Json, switches: SandboxSwitches): string | undefined {
	try {
		checkRich(output, switches);
		return undefined;
	} catch (error) {
		if (error instanceof Refusal) return error.message;
		throw error;
	}
}

function contextProblem({ context, suggestions }: Json): string | undefined {
	if (suggestions !== undefined && !(isObject(suggestions) && Array.isArray(suggestions.list))) {
		return "'suggestions' must have a list";
	}
	if (context === undefined) return undefined;
	const isRight =
		isObject(context) &&
		typeof context.id === 'string' &&
		Array.isArray(context.params) &&
		context.params.length > 0 &&
		context.params.every(
			(param) =>
				isObject(param) && typeof param.name === 'string' && typeof param.question === 'string',
		);
	return isRight ? undefined : "'context' needs an id and params with name and question";
}
