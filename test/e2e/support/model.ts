import type { AddressInfo } from 'node:net';

import fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';

/** A message of a chat with a model, as in OpenAI's API. */
interface ChatMessage {
	readonly role: 'system' | 'user' | 'assistant' | 'tool';
	readonly content: unknown;
}

/** A request of n8n to the model. */
interface ChatRequest {
	readonly messages: readonly ChatMessage[];
	readonly tools?: ReadonlyArray<{
		readonly function: { readonly name: string; readonly parameters: IDataObject };
	}>;
}

/** A stand-in for a language model behind OpenAI's API. */
export interface Model {
	/** For the credential's *Base URL*. */
	readonly url: string;
	/** The requests so far. */
	readonly requests: ChatRequest[];
	close(): Promise<void>;
}

/**
 * Starts a model that calls the first offered tool, reads the result, calls it again, and reports that it is done.
 *
 * @param calls the arguments of each tool call
 * @param content what it answers in the end
 */
export async function startModel(calls: readonly IDataObject[], content = 'Done.'): Promise<Model> {
	const requests: ChatRequest[] = [];
	const app = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
	app.post('/v1/chat/completions', (request) => {
		const asked = request.body as ChatRequest;
		requests.push(asked);
		const done = asked.messages.filter(({ role }) => role === 'tool').length;
		const call = calls[done];
		const name = asked.tools?.[0]?.function.name;
		return call === undefined || name === undefined
			? completion({ content }, 'stop')
			: completion(
					{
						content: null,
						tool_calls: [
							{
								id: `call_${done + 1}`,
								type: 'function',
								function: { name, arguments: JSON.stringify(call) },
							},
						],
					},
					'tool_calls',
				);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const { port } = app.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		close: async () => {
			await app.close();
		},
	};
}

function completion(message: IDataObject, reason: string): IDataObject {
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 1,
		model: 'stand-in',
		choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
