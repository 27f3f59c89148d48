import type { OutgoingFile } from '../cliq/upload';
import { fileRejected, invalidInput } from '../errors';
import type { Content } from './content';
import { messagesOf } from './content';
import type { SendOptions } from './options';
import type { OutgoingMessage } from './post';
import { outgoing } from './post';
import type { OutgoingFiles } from './share';
import { MAX_FILES_PER_REQUEST } from './share';
import type { TargetType } from './target';

/** No limit is published for a file's comment, so only a short text travels as one. */
const MAX_COMMENT_LENGTH = 1000;

/** What is to be sent, once it has passed every check. */
interface DeliveryDraft {
	readonly content: Content;
	readonly files: readonly OutgoingFile[];
	readonly sendTo: TargetType;
	readonly options: SendOptions;
	/** Whether the text may travel as the comment of the files; true unless told otherwise. */
	readonly mayBeComment?: boolean;
}

/** How it is sent. */
export interface DeliveryPlan {
	/** What is posted; no messages when the text travels with the files. */
	readonly message: OutgoingMessage;
	/** What is shared after it; the text may be the first file's comment. */
	readonly share: OutgoingFiles;
	/** Whether the files travel in the request of the message instead. */
	readonly inOneRequest: boolean;
}

/**
 * Decides how text and files travel: the text as the files' comment, text and files in one request, or the
 * text first and the files after it.
 *
 * @throws INVALID_INPUT for a text that is blank or too long, FILE_REJECTED for too many files in one request
 */
export function planDelivery(delivery: DeliveryDraft): DeliveryPlan {
	const { content, files, sendTo, options } = delivery;
	const inOneRequest = files.length > 0 && options.attachmentDelivery === 'message';
	if (inOneRequest) checkOneRequest(content, files);
	const isComment = files.length > 0 && !inOneRequest && fitsComment(delivery);
	const bodies = isComment ? [] : messagesOf(content, options);
	const comments = files.map((_, index) => (isComment && index === 0 ? content.text : ''));
	return {
		message: outgoing(bodies, sendTo, options),
		share: { files, comments, sender: options },
		inOneRequest,
	};
}

function checkOneRequest({ rich }: Content, files: readonly OutgoingFile[]): void {
	if (files.length > MAX_FILES_PER_REQUEST) {
		throw fileRejected(
			`${files.length} files are too many for one message`,
			`Attach at most ${MAX_FILES_PER_REQUEST}, or set the option "Attachment Delivery" to "Share Files".`,
		);
	}
	if (rich) {
		throw invalidInput(
			'Attachment Delivery',
			'must be "Share Files" for a card or JSON: only a plain text travels in one request with files',
		);
	}
}

/** A comment is a short text and no more: no reply, no id, and in a chat not marked as read. [Zoho's OpenAPI] */
function fitsComment({ content, sendTo, options, mayBeComment = true }: DeliveryDraft): boolean {
	const { returnMessageId, postInParent, replyTo, markAsRead } = options;
	const asksForMore = returnMessageId || postInParent || replyTo;
	const carriesMark = sendTo !== 'chat' || !markAsRead;
	const isShort = content.text.length <= MAX_COMMENT_LENGTH;
	return mayBeComment && !content.rich && isShort && carriesMark && !asksForMore;
}
