import type { IDataObject } from 'n8n-workflow';

import { choice, momentInWords } from '../../fields';
import type { ItemParameters } from '../../fields/parameters';
import type { Execution } from '../execution';
import { executionButton, executionUrlOf } from '../execution';
import { MAX_URL } from './buttons';

/** What begins the title of each, and what the name of the workflow is called. */
const LOOKS = {
	alert: { title: '🚨 Alert', origin: 'Workflow' },
	report: { title: '📊 Report', origin: 'Workflow' },
	approval: { title: '✅ Approval needed', origin: 'Requested by' },
	question: { title: '❓ Question', origin: 'Asked by' },
};

/** What to fill in where the user entered nothing. */
export const cardPreset = choice({
	name: 'cardPreset',
	label: 'Preset',
	description:
		'Fills in what you leave empty: a title, the workflow and the time, a button to the execution',
	isFixed: true,
	show: { contentType: ['card'] },
	options: {
		none: 'None',
		alert: 'Alert',
		report: 'Report',
		approval: 'Approval',
		question: 'Question',
	},
});

/** An item whose card is read. */
export interface CardItem {
	readonly context: Execution;
	readonly parameters: ItemParameters;
}

/** The parts of a card that a preset fills in. */
interface Filling {
	readonly title?: string;
	readonly sections?: IDataObject[];
	readonly buttons?: IDataObject[];
}

/** @returns what the chosen preset fills in; nothing without one */
export function readPreset({ context, parameters }: CardItem): Filling {
	const preset = parameters.read(cardPreset) ?? 'none';
	if (preset === 'none') return {};
	const { title, origin } = LOOKS[preset];
	const { name = '' } = context.getWorkflow();
	const url = executionUrlOf(context);
	const color = preset === 'alert' ? '-' : '+';
	const fields = [
		...(name === '' ? [] : [{ title: origin, value: name }]),
		{ title: 'Time', value: momentInWords(new Date(), parameters.timezone) },
	];
	return {
		title: name === '' ? title : `${title}: ${name}`,
		sections: [{ fields }],
		...(url !== undefined && url.length <= MAX_URL && { buttons: [executionButton(url, color)] }),
	};
}
