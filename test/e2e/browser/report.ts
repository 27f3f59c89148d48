import { node } from '../support/workflow';

/** A node that outputs a report as text. */
export const writeReport = node('Write Report', 'n8n-nodes-base.code', {
	mode: 'runOnceForAllItems',
	jsCode: 'return [{ json: { report: "week,sign-ups\\n45,131\\n46,158\\n" } }];',
});

/** A node that converts it to a file, in the binary field `data`. */
export const makeFile = node(
	'Make a File',
	'n8n-nodes-base.convertToFile',
	{
		operation: 'toText',
		sourceProperty: 'report',
		binaryPropertyName: 'data',
		options: { fileName: 'sign-ups week 46.csv' },
	},
	{ typeVersion: 1.1 },
);
