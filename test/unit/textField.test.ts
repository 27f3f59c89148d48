import { readContent } from '../../nodes/ZohoCliq/messaging/content';
import { formatText, toMessages } from '../../nodes/ZohoCliq/messaging/text/text';
import { fakeN8n, itemParameters, problemOfCall } from '../support/fakeN8n';

describe('the text of a message', () => {
	it('is sent unchanged unless it is Markdown', () => {
		expect(formatText('**bold** *x*', {})).toBe('**bold** *x*');
		expect(formatText('**bold** *x*', { textFormat: 'cliq' })).toBe('**bold** *x*');
		expect(formatText('**bold** *x*', { textFormat: 'markdown' })).toBe('*bold* _x_');
	});

	it('is read from the form, formatted', () => {
		const read = (text?: string) =>
			readContent(
				{ context: fakeN8n().context, parameters: itemParameters({ contentType: 'text', text }) },
				{ textFormat: 'markdown' },
			);
		expect(read('**b**')).toEqual({ text: '*b*', given: '**b**', rich: undefined });
		expect(read()).toEqual({ text: '', given: '', rich: undefined });
	});

	it.each(['', '  ', '\n\t'])('must not be blank: %j', (text) => {
		expect(problemOfCall(() => toMessages(text, {})).message).toBe('"Text" must not be empty');
	});

	it('is one message with 5,000 characters, also when splitting is off', () => {
		const text = 'a'.repeat(5000);
		expect(toMessages(text, { longText: 'fail' })).toEqual([text]);
	});

	it('is split when it is longer, or rejected with its length when that was chosen', () => {
		const text = 'a'.repeat(5001);
		for (const options of [{}, { longText: 'split' }] as const) {
			expect(toMessages(text, options).map(({ length }) => length)).toEqual([3334, 1667]);
		}
		const problem = problemOfCall(() => toMessages(text, { longText: 'fail' }));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toBe(
			'"Text" is 5001 characters long; the maximum for one message is 5000',
		);
		expect(problem.remedy).toContain('"Long Text" to "Split"');
	});
});
