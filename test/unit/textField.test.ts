import { SendOptions } from '../../nodes/ZohoCliq/messaging/options';
import { formatText, readText, toMessages } from '../../nodes/ZohoCliq/messaging/text/text';
import { itemParameters, problemOfCall } from '../support/fakeN8n';

const choose = (options: Record<string, unknown> = {}) =>
	SendOptions.read(itemParameters({ options }), { longText: true, textFormat: true });

describe('the text of a message', () => {
	it('goes as it is unless it is said to be Markdown', () => {
		expect(formatText('**bold** *x*', choose())).toBe('**bold** *x*');
		expect(formatText('**bold** *x*', choose({ textFormat: 'markdown' }))).toBe('*bold* _x_');
		expect(readText(itemParameters({ text: '**b**' }), choose({ textFormat: 'markdown' }))).toBe(
			'*b*',
		);
		expect(readText(itemParameters({}), choose())).toBe('');
	});

	it.each(['', '  ', '\n\t'])('must say something: not %j', (text) => {
		expect(problemOfCall(() => toMessages(text, choose())).message).toBe(
			'"Text" must not be empty',
		);
	});

	it('of 5,000 characters is one message, also where splitting is not wanted', () => {
		const text = 'a'.repeat(5000);
		expect(toMessages(text, choose({ longText: 'fail' }))).toEqual([text]);
	});

	it('that is longer is split, or refused with its length when that was chosen', () => {
		const text = 'a'.repeat(5001);
		const parts = toMessages(text, choose());
		expect(parts.map(({ length }) => length)).toEqual([5000, 1]);
		const problem = problemOfCall(() => toMessages(text, choose({ longText: 'fail' })));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toBe('"Text" has 5001 characters; a message takes 5000');
		expect(problem.remedy).toContain('"Long Text" to "Split"');
	});
});
