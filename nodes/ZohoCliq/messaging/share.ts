import type { CliqClient } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import { files as endpoints } from '../cliq/endpoints';
import type { JsonObject } from '../cliq/json';
import type { OutgoingFile } from '../cliq/upload';
import { MultipartBody } from '../cliq/upload';
import { withOptionalKeys } from './optionalKeys';
import type { Sender } from './options';
import type { Target, TargetType } from './target';

/** [Zoho's OpenAPI] */
export const MAX_FILES_PER_REQUEST = 10;

const ENDPOINTS: Readonly<Record<TargetType, Endpoint>> = {
	user: endpoints.shareWithUser,
	channel: endpoints.shareWithChannel,
	chat: endpoints.shareWithChat,
	bot: endpoints.shareWithBot,
};

/** Files to send. */
export interface OutgoingFiles {
	readonly files: readonly OutgoingFile[];
	/** One per file; an empty string for none. */
	readonly comments: readonly string[];
	readonly sender: Sender;
	/** The only subscriber of a bot to receive them; undefined for all. */
	readonly subscriber?: string;
}

/**
 * Shares files in order, up to 10 per request as Cliq allows; the client counts them.
 *
 * @returns Cliq's response to each request
 * @throws CliqError as {@link CliqClient.call} does
 */
export async function shareFiles(
	client: CliqClient,
	target: Target,
	{ files, comments, sender, subscriber }: OutgoingFiles,
): Promise<JsonObject[]> {
	const answers: JsonObject[] = [];
	for (let start = 0; start < files.length; start += MAX_FILES_PER_REQUEST) {
		const batch = files.slice(start, start + MAX_FILES_PER_REQUEST);
		const fields = {
			comments: commentsField(comments.slice(start, start + batch.length)),
			bot_unique_name: sender.postAsBot,
			appkey: sender.appKey,
			bot_name: sender.senderName,
			bot_image: sender.senderImageUrl,
			mark_as_read: sender.markAsRead && target.type !== 'chat' ? 'true' : undefined,
			user_id: subscriber,
		};
		answers.push(await shareBatch(client, target, batch, fields));
		client.sent.files += batch.length;
	}
	return answers;
}

/** Always a JSON array with an entry per file: Cliq rejects a bare string. [reported live] */
function commentsField(comments: readonly string[]): string | undefined {
	return comments.some((comment) => comment !== '') ? JSON.stringify(comments) : undefined;
}

async function shareBatch(
	client: CliqClient,
	{ type, id }: Target,
	files: readonly OutgoingFile[],
	fields: Readonly<Record<string, string | undefined>>,
): Promise<JsonObject> {
	// The schema and live organizations use `files`, the document's example and another node `file`.
	// The key of an extension is published for posts only.
	const optional = ['files', ...(fields.appkey ? ['appkey'] : [])];
	return await withOptionalKeys(client, optional, async (keys) => {
		const body = new MultipartBody();
		const partName = keys.includes('files') ? 'files' : 'file';
		for (const file of files) body.append(partName, file);
		for (const [name, value] of Object.entries(fields)) {
			if (value && (name !== 'appkey' || keys.includes(name))) body.append(name, value);
		}
		return await client.call(ENDPOINTS[type], { path: { [type]: id }, body });
	});
}
