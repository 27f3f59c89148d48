import {
	boolean,
	choice,
	dateTime,
	group,
	number,
	prominent,
	required,
	shownFor,
	shownWhile,
	subscriberChoice,
	text,
	trimmed,
} from '../../../fields';
import { MAX_TITLE_LENGTH } from '../../../messaging/card/card';
import { sendFields, sendOptions } from '../../../messaging/options';

/** A bot's question goes to one person: to all subscribers it would be answered by whoever is first. */
export const subscriber = shownFor(
	{ sendTo: ['bot'] },
	subscriberChoice({
		name: 'botSubscriber',
		label: 'Bot Subscriber Name or ID',
		description: 'The one subscriber to ask.',
	}),
);

export const message = required(
	text({
		name: 'message',
		description:
			'The question, with everything needed to answer it. A link has no identity: whoever opens it can answer, so ask a person, or a group in which everyone may decide.',
		placeholder: 'e.g. Order 2041 costs *1,250 EUR*. Approve it?',
		rows: 4,
	}),
);

export const subject = prominent(
	trimmed({
		name: 'subject',
		description: 'Title of the card; leave empty to send no card',
		placeholder: 'e.g. Approval needed',
		default: 'Approval needed',
		max: MAX_TITLE_LENGTH,
	}),
);

export const responseType = choice({
	name: 'responseType',
	description: 'What kind of answer to ask for',
	placement: 'form',
	isFixed: true,
	options: [
		{ name: 'Approval', value: 'approval', description: 'Approve or decline' },
		{ name: 'Free Text', value: 'freeText', description: 'Write an answer' },
		{ name: 'Custom Form', value: 'customForm', description: 'Fill in a form' },
	],
});

export type Kind = 'approval' | 'freeText' | 'customForm';

export const approvalOptions = shownWhile(
	{ responseType: ['approval'] },
	group({
		name: 'approvalOptions',
		description: 'Which answers can be chosen',
		fields: {
			approvalType: choice({
				label: 'Type of Approval',
				description: 'Which buttons to show',
				options: [
					{ name: 'Approve and Decline', value: 'double' },
					{ name: 'Approve Only', value: 'single' },
				],
			}),
			approveLabel: trimmed({
				label: 'Approve Button Label',
				description: 'Cut after 20 characters',
				placeholder: 'e.g. Approve',
				default: 'Approve',
			}),
			disapproveLabel: trimmed({
				label: 'Decline Button Label',
				description: 'Cut after 20 characters',
				placeholder: 'e.g. Decline',
				default: 'Decline',
				show: { approvalType: ['double'] },
			}),
		},
	}),
);

const limitWaitTime = group({
	name: 'limitWaitTime',
	description: 'How long to wait; after that, the workflow continues as if declined, with timedOut',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	fields: {
		limitType: choice({
			description: 'What ends the wait',
			options: [
				{ name: 'After Time Interval', value: 'afterTimeInterval' },
				{ name: 'At Specified Time', value: 'atSpecifiedTime' },
			],
		}),
		resumeAmount: number({
			label: 'Amount',
			description: 'How many of the unit below',
			default: 45,
			min: 0,
			precision: 2,
			show: { limitType: ['afterTimeInterval'] },
		}),
		resumeUnit: choice({
			label: 'Unit',
			description: 'Unit of the amount',
			show: { limitType: ['afterTimeInterval'] },
			options: { minutes: 'Minutes', hours: 'Hours', days: 'Days' },
		}),
		maxDateAndTime: dateTime({
			label: 'Max Date and Time',
			description: "When the wait ends, in the workflow's time zone",
			show: { limitType: ['atSpecifiedTime'] },
		}),
	},
});

export const approvers = choice({
	name: 'approvers',
	description: 'Which of several users decide',
	options: { anyone: 'Anyone', all: 'All' },
});

/** Options in addition to those of every message. */
export const waitOptions = {
	announceAnswer: boolean({
		name: 'announceAnswer',
		description: 'Whether to post the answer in the same chat',
	}),
	approvers,
	answerPage: choice({
		name: 'answerPage',
		description: 'What a click on a button opens',
		options: [
			{
				name: 'Confirm',
				value: 'confirm',
				description: 'A page with one button, so that nothing that only opens links can answer',
			},
			{
				name: 'One Click',
				value: 'oneClick',
				description: 'At once; a scanner that runs scripts can answer too',
			},
		],
	}),
	askForComment: boolean({
		name: 'askForComment',
		label: 'Ask for Comment',
		description: 'Whether the page has a field for a comment',
	}),
	limitWaitTime,
	linkStyle: choice({
		name: 'linkStyle',
		description: 'How to show the links',
		options: [
			{ name: 'Buttons', value: 'buttons' },
			{ name: 'Links', value: 'links', description: 'In the text, in case buttons do not work' },
		],
	}),
	linkToExecution: sendFields.linkToExecution,
	messageButtonLabel: trimmed({
		name: 'messageButtonLabel',
		description: 'Label of the button that opens the form; cut after 20 characters',
		placeholder: 'e.g. Respond',
		default: 'Respond',
	}),
	responseFormDescription: text({
		name: 'responseFormDescription',
		description: 'Shown on the page, instead of the message',
		placeholder: 'e.g. Please fill in all fields',
		rows: 2,
	}),
	responseFormTitle: trimmed({
		name: 'responseFormTitle',
		description: 'Title of the page, instead of the subject',
		placeholder: 'e.g. Vacation request',
	}),
	updateMessage: boolean({
		name: 'updateMessage',
		description:
			'Whether the answer replaces the buttons in the message, if the account may edit it (the default)',
	}),
};

/** Options of every message that also fit a question. */
export const sending = sendOptions({
	postAsBot: ['channel', 'chat'],
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});
