import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../../errors';
import { momentInWords } from '../../../fields';
import { executionUrlOf } from '../../../messaging/execution';
import type { SendOptions } from '../../../messaging/options';
import type { SendTo } from '../../../messaging/target';
import { anyTarget } from '../../../messaging/target';
import { neutralizeMentions } from '../../../messaging/text/neutralizeMentions';
import { formatText } from '../../../messaging/text/text';
import type { ItemContext } from '../../../operation/operation';
import type { Look } from './compose';
import { isLimited, readDeadline } from './deadline';
import {
	approvalOptions,
	approvers,
	message,
	responseType,
	sending,
	subject,
	subscriber,
	waitOptions,
} from './fields';
import { readElements } from './form';
import type { Choice, Question } from './question';
import { isReview, readable } from './review';

/** What a time-out stands for; the others have nothing to say. */
const TIMED_OUT = { approval: { approved: false }, freeText: { text: '' }, customForm: {} };

/** A question that has passed every check that needs no connection. */
export interface Draft extends Look {
	readonly sendTo: SendTo;
	readonly find: ReturnType<(typeof anyTarget)['read']>;
	readonly subscriber: string | undefined;
	readonly options: SendOptions;
	readonly choices: readonly Choice[];
	readonly deadline: string;
	readonly waitTill: Date;
	/** The answer in the place of one. */
	readonly timedOut: IDataObject;
	readonly isUpdated: boolean;
	readonly isAnnounced: boolean;
	readonly question: Omit<Question, 'asked' | 'sent'>;
}

/** @throws INVALID_INPUT for everything that cannot be asked */
export function readDraft(item: ItemContext): Draft {
	const { parameters, options: chosen } = item;
	const waitTill = readDeadline(chosen);
	const sendTo = anyTarget.readType(parameters);
	const options = sending.read(chosen, sendTo);
	const text = readText(item, options);
	const choices = readChoices(item);
	const deadline = isLimited(waitTill) ? momentInWords(waitTill, parameters.timezone) : '';
	const look = {
		text,
		subject: parameters.read(subject),
		labels: choices.labels,
		deadline,
		linkStyle: chosen.read(waitOptions.linkStyle) ?? 'buttons',
	};
	return {
		...look,
		sendTo,
		find: anyTarget.read(parameters, sendTo),
		subscriber: parameters.read(subscriber),
		options,
		choices: choices.offered,
		waitTill,
		timedOut: TIMED_OUT[parameters.require(responseType)],
		isUpdated: chosen.read(waitOptions.updateMessage) ?? true,
		isAnnounced: chosen.read(waitOptions.announceAnswer) ?? false,
		question: readQuestion(item, look, options),
	};
}

/** A blank message says nothing, and of a model's text no word may notify anyone. */
function readText({ context, parameters }: ItemContext, options: SendOptions): string {
	const given = parameters.require(message);
	if (!isReview(context.getNode())) return formatText(given, options);
	return neutralizeMentions(formatText(readable(given, parameters.item), options));
}

function readChoices({ parameters, options }: ItemContext): {
	offered: Choice[];
	labels: Question['labels'];
} {
	if (parameters.require(responseType) !== 'approval') {
		const respond = options.read(waitOptions.messageButtonLabel) ?? 'Respond';
		return { offered: ['respond'], labels: { respond } };
	}
	const given = parameters.read(approvalOptions);
	const approve = given?.approveLabel ?? 'Approve';
	const decline = given?.disapproveLabel ?? 'Decline';
	if (given?.approvalType === 'single') return { offered: ['approve'], labels: { approve } };
	if (approve === decline) {
		const { displayName } = approvalOptions.property;
		throw invalidInput(displayName, 'must have two different labels');
	}
	return { offered: ['approve', 'decline'], labels: { approve, decline } };
}

function readQuestion(
	{ context, parameters, options }: ItemContext,
	{ text, subject: title, labels, deadline }: Look,
	sendOptions: SendOptions,
): Draft['question'] {
	const kind = parameters.require(responseType);
	const { name = '' } = context.getWorkflow();
	const isLinked = options.read(waitOptions.linkToExecution) ?? false;
	const isReviewed = isReview(context.getNode());
	const needsAll = options.read(approvers) === 'all';
	if (needsAll && (kind !== 'approval' || anyTarget.readType(parameters) !== 'users')) {
		const { displayName } = approvers.property;
		throw invalidInput(displayName, 'can only be "All" for an approval by several users');
	}
	const description = options.read(waitOptions.responseFormDescription);
	return {
		kind,
		labels,
		title: options.read(waitOptions.responseFormTitle) ?? title ?? 'A question for you',
		text: description === undefined ? text : formatText(description, sendOptions),
		askedBy: name,
		deadline,
		executionUrl: isLinked ? (executionUrlOf(context) ?? '') : '',
		zone: parameters.timezone,
		page: options.read(waitOptions.answerPage) ?? 'confirm',
		asksForComment: options.read(waitOptions.askForComment) ?? isReviewed,
		elements: kind === 'customForm' ? readElements(parameters) : [],
		needsAll,
		isReview: isReviewed,
	};
}
