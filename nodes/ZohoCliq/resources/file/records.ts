import type { JsonObject } from '../../cliq/json';
import { sharedFileOf, textOf } from '../../cliq/messages';
import { decodeMessageId } from '../../cliq/messageId';
import { isoTime } from '../../cliq/times';
import type { RequestDraft } from '../../operation/request';

/** @returns a message's file, with what is needed to download it or to reply */
export function toFileItem(message: JsonObject, { path }: RequestDraft): JsonObject {
	const { id: fileId, name, type, size } = sharedFileOf(message) ?? {};
	const { id, sender, time } = message;
	const comment = textOf(message);
	return {
		fileId,
		name,
		type,
		size,
		...(comment && { comment }),
		messageId: decodeMessageId(String(id)),
		chatId: path.chat,
		sender,
		time: isoTime(time) ?? time,
	};
}
