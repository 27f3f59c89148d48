import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import { messages } from '../cliq/endpoints';
import { WRONG_KEYS, wasRefused } from '../cliq/fallback';
import type { JsonObject } from '../cliq/json';
import type { JsonRequest } from '../cliq/request';
import { invalidInput } from '../errors';
import { checkLength } from '../fields';
import type { Chosen } from '../fields/commonOptions';
import type { CardItem } from './card/presets';
import type { MessageBody } from './content';
import { contentFields, readContent } from './content';
import type { Framed } from './frame';
import { checkRoom, framed } from './frame';
import { withOptionalKeys } from './optionalKeys';
import { sendOptions } from './options';
import { TEXT } from './text/text';

const options = sendOptions({
	linkToExecution: true,
	mentions: true,
	neutralizeMentions: true,
	textFormat: true,
});

/**
 * The content of a message that is one request, and can therefore not be split.
 *
 * @param max length of its text as sent
 */
export function wholeContent(max: number) {
	return {
		fields: contentFields,
		options: options.fields,
		/** @throws INVALID_INPUT for anything Cliq would not accept, naming the field */
		read(item: CardItem & Framed & { readonly options: Chosen }): MessageBody {
			const chosen = options.read(item.options);
			const content = readContent(item, chosen);
			if (content.text.trim() === '') throw invalidInput(TEXT, 'must not be empty');
			checkLength({ label: TEXT }, content.text, max);
			const { text, rich } = framed(item, content, chosen);
			if (text !== content.text) checkRoom(text, chosen, max);
			return { ...rich, text };
		},
	};
}

/**
 * Sends a message to an endpoint for which only a text is published; another n8n node sends cards too.
 *
 * @throws CliqError as the client does; for a Cliq that takes the text alone, it says so
 */
export async function sendWhole(
	client: CliqClient,
	endpoint: Endpoint,
	request: JsonRequest,
): Promise<JsonObject> {
	return await client.call(endpoint, request).catch((error: unknown) => {
		const { card, buttons, slides } = request.body ?? {};
		const isRich = (card ?? buttons ?? slides) !== undefined;
		if (!isRich || !wasRefused(error) || !WRONG_KEYS.test(error.refusal.code ?? '')) throw error;
		throw error.with({
			remedy: `Set "Content Type" to "Text": this Cliq accepts no card, buttons or slides here. ${error.problem.remedy}`,
		});
	});
}

/** Changes a message: all of it, or the text alone where Cliq accepts nothing else. */
export async function editAsFarAsPossible(
	client: CliqClient,
	path: Readonly<Record<'chat' | 'message', string>>,
	{ text, ...rich }: MessageBody,
): Promise<JsonObject> {
	return await withOptionalKeys(client, Object.keys(rich), async (keys) => {
		const kept: IDataObject = Object.fromEntries(keys.map((key) => [key, rich[key]]));
		return await sendWhole(client, messages.update, { path, body: { text, ...kept } });
	});
}
