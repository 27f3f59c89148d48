import type { CliqClient } from '../../cliq/client';
import { events } from '../../cliq/endpoints';
import { isJsonObject } from '../../cliq/json';
import type { OutgoingFile } from '../../cliq/upload';
import { MultipartBody } from '../../cliq/upload';
import { InFile, mapped, Unresolved } from '../../fields';
import { addedFiles, attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';

/**
 * Files of the item, uploaded before the event is sent: its attachments by their IDs.
 *
 * @throws FILE_REJECTED, before anything is sent, for a file that is missing, empty or too large
 */
export const attachments = mapped(attachmentsField, uploaded);

/** The same among what the user adds: in a collection, n8n 1.x knows no conditions on other fields. */
export const moreAttachments = { ...mapped(addedFiles, uploaded), placement: 'added' as const };

function uploaded(references: Parameters<typeof readFiles>[2]) {
	return new InFile(async (context, item) => {
		const chosen = await readFiles(context, { item }, references);
		checkFiles(chosen, {});
		return new Unresolved(async (client: CliqClient) => await upload(client, chosen));
	});
}

/** One by one, as another n8n node does: how many Cliq takes at once is not published. */
async function upload(client: CliqClient, files: readonly OutgoingFile[]): Promise<string[]> {
	const ids: string[] = [];
	for (const file of files) {
		// The name of the part is not published either. [another n8n node]
		const body = new MultipartBody().append('files', file);
		const { attachments: stored } = await client.call(events.uploadAttachment, { body });
		for (const each of Array.isArray(stored) ? stored : []) {
			if (isJsonObject(each)) ids.push(String(each.fileId));
		}
	}
	return ids;
}
