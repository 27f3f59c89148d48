import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import ts from 'typescript';

import { credentialProperties, nodeProperties } from '../support/properties';

const CLIQ = join(__dirname, '../../nodes/ZohoCliq/cliq');

type Option = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** @returns the labels of the field, its options and its modes in the form */
function labelsOf(field: Option): string[] {
	const label = 'displayName' in field ? [field.displayName] : [];
	const inner: Option[] = [
		...('options' in field ? (field.options ?? []) : []),
		...('values' in field ? field.values : []),
	];
	const modes = 'modes' in field ? (field.modes ?? []) : [];
	return [...label, ...modes.map(({ displayName }) => displayName), ...inner.flatMap(labelsOf)];
}

/** @returns the texts in the code of a file */
function textsIn(path: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) texts.push(node.text);
		else if (ts.isTemplateMiddleOrTemplateTail(node)) texts.push(node.text);
		else ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
	return texts;
}

const labels = new Set([...nodeProperties, ...credentialProperties].flatMap(labelsOf));
const files = readdirSync(CLIQ, { recursive: true, encoding: 'utf8' }).filter((path) =>
	path.endsWith('.ts'),
);

it.each(files)('cliq/%s contains no label of the form', (file) => {
	const named = textsIn(join(CLIQ, file)).flatMap((text) =>
		[...labels].filter(
			(label) => text === label || text.includes(`"${label}"`) || text.includes(`**${label}**`),
		),
	);
	expect(named).toEqual([]);
});
