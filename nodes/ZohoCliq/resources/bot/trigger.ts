import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { invalidInput } from '../../errors';
import { quoted } from '../../operation/expressions';
import { fields } from '../../words';

const POLLING = 'zohoCliqPollingTrigger';
const INSTANT = 'zohoCliqTrigger';

/** What a workflow was started with. */
export interface Asked {
	/** The trigger's item. */
	readonly event: JsonObject;
	/** The trigger's settings, as saved. */
	readonly settings: JsonObject;
}

/**
 * Finds the trigger that started the workflow, and its item that an item of this node comes from. Triggers
 * are before this node over any number of others; an AI agent's tool has none. [n8n 2.40 and 1.122]
 *
 * @param isNeeded whether not to know the item is an error
 * @throws INVALID_INPUT if it may be one of several
 */
export function askedBefore(
	context: IExecuteFunctions,
	index: number,
	isNeeded: boolean,
): Asked | undefined {
	const before = context.getParentNodes(context.getNode().name, { includeNodeParameters: true });
	for (const { name, type, disabled, parameters = {} } of before) {
		if (disabled || ![INSTANT, POLLING].some((trigger) => type.endsWith(trigger))) continue;
		const of = (what: string) => evaluated(context, `$(${quoted(name)}).${what}`, index);
		if (of('isExecuted') !== true) continue;
		const event = of('item.json') ?? onlyOne(of('all()'), isNeeded, `"${name}"`);
		if (isJsonObject(event)) return { event, settings: type.endsWith(INSTANT) ? parameters : {} };
	}
	return undefined;
}

/**
 * @returns the item that an AI agent works on, for one of its tools, which need not get it as input
 * @throws INVALID_INPUT if it may be one of several
 */
export function itemOfAgent(context: IExecuteFunctions, index: number): JsonObject | undefined {
	const event = onlyOne(evaluated(context, '$input.all()', index), true, 'the AI agent');
	return isJsonObject(event) ? event : undefined;
}

/** @returns undefined if n8n cannot evaluate it: the item may not be known, for example */
function evaluated(context: IExecuteFunctions, expression: string, index: number): unknown {
	try {
		return context.evaluateExpression(`{{ ${expression} }}`, index) as unknown;
	} catch {
		return undefined;
	}
}

/** Which item it was does not matter while all are from the same place; else somebody reads what is not for them. */
function onlyOne(items: unknown, isNeeded: boolean, source: string): unknown {
	const events: unknown[] = Array.isArray(items)
		? items.map((item) => (isJsonObject(item) ? item.json : undefined))
		: [];
	if (new Set(events.map(placeOf)).size < 2) return events[0];
	if (!isNeeded) return undefined;
	throw invalidInput(
		fields.replyTo,
		`is Automatic, but n8n does not know which item of ${source} this one comes from`,
		`Have the nodes in between keep "replyTo", or choose ${fields.replyTo}: Define Below.`,
	);
}

function placeOf(event: unknown): string {
	const place = isJsonObject(event) && isJsonObject(event.replyTo) ? event.replyTo : {};
	const { bot, userId, chatId, threadId } = place;
	return JSON.stringify([bot, threadId ?? chatId ?? userId]);
}
