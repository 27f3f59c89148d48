import type { OutgoingFile } from '../cliq/upload';
import { fileRejected, invalidInput } from '../errors';
import { SHARE_CHOICE } from '../words';
import type { Content } from './content';
import { inOneText, messagesOf } from './content';
import type { SendOptions } from './options';
import { labelOf } from './options';
import type { OutgoingMessage } from './post';
import { outgoing } from './post';
import type { OutgoingFiles } from './share';
import { MAX_FILES_PER_REQUEST } from './share';
import type { TargetType } from './target';

/** No limit is published for a file's comment, so only a short text is sent as one. */
const MAX_COMMENT_LENGTH = 1000;

/** What to send, after passing every check. */
export interface DeliveryDraft {
	readonly content: Content;
	readonly files: readonly OutgoingFile[];
	readonly sendTo: TargetType;
	readonly options: SendOptions;
	/** Whether the text may be sent as the comment of the files; defaults to true. */
	readonly mayBeComment?: boolean;
}

/** How to send it. */
export interface DeliveryPlan {
	/** What to post; no messages if the text is sent with the files. */
	readonly message: OutgoingMessage;
	/** What to share after it; the text may be the first file's comment. */
	readonly share: OutgoingFiles;
	/** Whether the files are sent in the request of the message instead. */
	readonly inOneRequest: boolean;
}

/**
 * Decides how text and files are sent: the text as the files' comment, both in one request, or the text
 * first and then the files.
 *
 * @throws INVALID_INPUT for a blank or too long text, FILE_REJECTED for too many files in one request
 */
export function planDelivery(delivery: DeliveryDraft): DeliveryPlan {
	const { content, files, sendTo, options } = delivery;
	const inOneRequest = files.length > 0 && options.attachmentDelivery === 'message';
	if (inOneRequest) checkOneRequest(content, files);
	const isComment = files.length > 0 && !inOneRequest && fitsComment(delivery);
	// The request with the files has one text.
	const posted = inOneRequest ? inOneText(content) : content;
	const bodies = isComment ? [] : messagesOf(posted, options);
	const comments = files.map((_, index) => (isComment && index === 0 ? content.text : ''));
	// Files are shared after the text, and their requests bring no ids: only who asks for one waits.
	const returnMessageId = options.returnMessageId ?? files.length === 0;
	return {
		message: outgoing(bodies, sendTo, { ...options, returnMessageId }),
		share: { files, comments, sender: options },
		inOneRequest,
	};
}

function checkOneRequest({ rich }: Content, files: readonly OutgoingFile[]): void {
	if (files.length > MAX_FILES_PER_REQUEST) {
		throw fileRejected(
			`${files.length} files are too many for one message`,
			`Attach up to ${MAX_FILES_PER_REQUEST}, or set the option "${labelOf('attachmentDelivery')}" to "${SHARE_CHOICE}".`,
		);
	}
	if (rich) {
		throw invalidInput(
			labelOf('attachmentDelivery'),
			`must be "${SHARE_CHOICE}" for a card or JSON: only a plain text travels in one request with files`,
		);
	}
}

/** A comment is only a short text: no reply, no id, and in a chat not marked as read. [Zoho's OpenAPI] */
function fitsComment({ content, sendTo, options, mayBeComment = true }: DeliveryDraft): boolean {
	const { returnMessageId, postInParent, replyTo, markAsRead } = options;
	const asksForMore = returnMessageId || postInParent || replyTo;
	const carriesMark = sendTo !== 'chat' || !markAsRead;
	const isShort = content.text.length <= MAX_COMMENT_LENGTH;
	return mayBeComment && !content.rich && !content.parts && isShort && carriesMark && !asksForMore;
}
