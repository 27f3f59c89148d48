import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { optionsProperty, optionsReader } from '../../nodes/ZohoCliq/fields/commonOptions';
import type { SupportedOptions } from '../../nodes/ZohoCliq/messaging/options';
import { sendOptions } from '../../nodes/ZohoCliq/messaging/options';
import type { TargetType } from '../../nodes/ZohoCliq/messaging/target';
import { itemParameters, problemOfCall } from '../support/fakeN8n';
import { readSendOptions } from '../support/sendOptions';

const ALL: SupportedOptions = {
	allowedFileTypes: true,
	attachmentDelivery: true,
	botSubscriber: ['bot'],
	comments: true,
	longText: true,
	markAsRead: ['user', 'channel'],
	maxFileSizeMb: true,
	postAsBot: true,
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
};

/** @returns the options without the text format, which always has a value */
function read(options: unknown, supported = ALL, sendTo: TargetType = 'user') {
	const { textFormat: _format, ...others } = readSendOptions(options, supported, sendTo);
	return others;
}

function waitPolicyOf(options: unknown) {
	return optionsReader([])(itemParameters({ options })).waitPolicy;
}

function shown(supported: SupportedOptions): INodeProperties[] {
	const own = sendOptions(supported).fields.map(({ property }) => property);
	return (optionsProperty(own).options ?? []).flatMap((option) => ('type' in option ? option : []));
}

describe('the Options of an operation', () => {
	it('are the two about rate limits, the network, and those it supports', () => {
		expect(shown({}).map(({ name }) => name)).toEqual(['maxWaitSeconds', 'network', 'onRateLimit']);
		expect(shown({ replyTo: true }).map(({ name }) => name)).toEqual([
			'maxWaitSeconds',
			'network',
			'onRateLimit',
			'replyTo',
		]);
	});

	it('are sorted by name', () => {
		const labels = shown(ALL).map(({ displayName }) => displayName);
		expect(labels).toEqual([...labels].sort());
	});

	it('are shown for every target, because n8n silently drops what it does not show', () => {
		const hidden = shown(ALL).filter(({ displayOptions }) => displayOptions);
		// A webhook token has a network of its own.
		expect(hidden.map(({ name }) => name)).toEqual(['network']);
	});

	it('have the values and defaults saved in workflows', () => {
		const choices = shown(ALL).flatMap(({ name, type, options = [], default: standard }) =>
			type === 'options' && options.length > 0
				? [[name, (options as INodePropertyOptions[]).map(({ value }) => value), standard]]
				: [],
		);
		expect(choices).toEqual([
			['longText', ['split', 'fail'], 'split'],
			['onRateLimit', ['wait', 'fail'], 'wait'],
			['attachmentDelivery', ['files', 'message'], 'files'],
			['textFormat', ['auto', 'cliq', 'markdown', 'markdownTables'], 'auto'],
		]);
		const figures = shown(ALL).filter(({ type }) => type === 'number');
		expect(figures.map(({ name, default: standard }) => [name, standard])).toEqual([
			['maxFileSizeMb', 50],
			['maxWaitSeconds', 660],
		]);
	});

	it('mention that text and files in one message may be refused', () => {
		const delivery = shown(ALL).find(({ name }) => name === 'attachmentDelivery');
		const message = (delivery?.options as INodePropertyOptions[])[1];
		expect(message?.description).toMatch(/not in every Cliq/i);
	});
});

describe('an unsupported option', () => {
	it.each<[string, object, SupportedOptions, TargetType, RegExp]>([
		['by the operation', { replyTo: '1' }, {}, 'user', /^"replyTo" is not an option of this op/],
		[
			'for the target',
			{ botSubscriber: '1' },
			ALL,
			'chat',
			/^"Bot Subscriber Name or ID" can only be used when sending to: bot$/,
		],
		['for the target', { markAsRead: true }, ALL, 'chat', /sending to: user, channel$/],
		['by anyone', { foo: 1 }, ALL, 'user', /^"foo" is not an option/],
		['by anyone, inherited names included', { toString: 1 }, ALL, 'user', /^"toString" is not/],
	])('is rejected, not dropped: %s', (_what, options, supported, sendTo, message) => {
		const problem = problemOfCall(() => read(options, supported, sendTo));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(message);
		expect(problem.remedy).toMatch(/^Remove ".*" from (the options|"Options")\.$/);
	});

	it.each(['', false, null, undefined])('is ignored when it is empty (%p)', (value) => {
		expect(() => read({ replyTo: value, foo: value }, {})).not.toThrow();
	});

	it('is rejected when the operation has no target at all', () => {
		const problem = problemOfCall(() => readSendOptions({ markAsRead: true }, ALL));
		expect(problem.kind).toBe('INVALID_INPUT');
	});

	it('can only be set by an object', () => {
		expect(problemOfCall(() => read('x')).message).toBe('"Options" must be an object');
		expect(problemOfCall(() => read([])).message).toBe('"Options" must be an object');
		for (const nothing of [undefined, null]) {
			expect(read(nothing)).toEqual({});
			expect(waitPolicyOf(nothing)).toMatchObject({ onRateLimit: 'wait', maxWaitSeconds: 660 });
		}
	});
});

describe('an option’s value', () => {
	it('is undefined when omitted', () => {
		expect(read({})).toEqual({});
		expect(read({ replyTo: '', senderName: null, comments: undefined })).toEqual({});
	});

	it('is trimmed when it is text', () => {
		const options = {
			postAsBot: ' supportbot ',
			senderName: ' Build Robot ',
			senderImageUrl: ' https://example.com/r.png ',
			markAsRead: true,
		};
		expect(read(options)).toEqual({
			postAsBot: 'supportbot',
			senderName: 'Build Robot',
			senderImageUrl: 'https://example.com/r.png',
			markAsRead: true,
		});
	});

	it.each([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
	])('of a switch may be %p', (value, on) => {
		expect(read({ returnMessageId: value })).toEqual({ returnMessageId: on });
	});

	it.each(['yes', 1, {}])('of a switch may not be %p', (value) => {
		expect(problemOfCall(() => read({ returnMessageId: value })).message).toBe(
			'"Wait for Message ID" must be one of: true, false',
		);
	});

	it.each([
		[0, 0],
		[12.5, 12.5],
		['30', 30],
		[50, 50],
		[null, undefined],
	])('of a number may be %p', (value, number) => {
		expect(read({ maxFileSizeMb: value }).maxFileSizeMb).toBe(number);
	});

	it.each([-1, 50.5, 'much', Number.NaN, true, [5]])('of a number may not be %p', (value) => {
		expect(problemOfCall(() => read({ maxFileSizeMb: value })).message).toBe(
			'"Max File Size (MB)" must be a number from 0 to 50',
		);
	});

	it.each([-1, 'long'])('of the wait may be of any length, but not %p', (value) => {
		expect(waitPolicyOf({ maxWaitSeconds: 1e6, onRateLimit: 'fail' })).toEqual({
			onRateLimit: 'fail',
			maxWaitSeconds: 1e6,
		});
		expect(problemOfCall(() => waitPolicyOf({ maxWaitSeconds: value })).message).toBe(
			'"Max Wait (Seconds)" must be a number not below 0',
		);
	});

	it.each(['Wait', 'never', 5])('of a choice must be offered: not %p', (choice) => {
		expect(problemOfCall(() => waitPolicyOf({ onRateLimit: choice })).message).toBe(
			'"On Rate Limit" must be one of: wait, fail',
		);
		expect(problemOfCall(() => read({ textFormat: choice })).message).toBe(
			'"Text Format" must be one of: auto, cliq, markdown, markdownTables',
		);
	});

	it.each([
		['1599387839188%20229293271789', '1599387839188_229293271789'],
		[' 1599387839188 229293271789 ', '1599387839188_229293271789'],
		['1599387839188_229293271789', '1599387839188_229293271789'],
	])('of Reply To is spelled as Cliq documents it: %s', (replyTo, id) => {
		expect(read({ replyTo }).replyTo).toBe(id);
	});

	it.each([
		[undefined, 'n8n-nodes-zoho-cliq.zohoCliq', 'cliq'],
		['auto', 'n8n-nodes-zoho-cliq.zohoCliq', 'cliq'],
		['', 'n8n-nodes-zoho-cliq.zohoCliqTool', 'markdown'],
		['auto', 'n8n-nodes-zoho-cliq.zohoCliqTool', 'markdown'],
		['cliq', 'n8n-nodes-zoho-cliq.zohoCliqTool', 'cliq'],
		['markdown', 'n8n-nodes-zoho-cliq.zohoCliq', 'markdown'],
	])('of Text Format %p is for the node %s: %s', (textFormat, nodeType, expected) => {
		const options = readSendOptions({ textFormat }, ALL, 'user', nodeType);
		expect(options.textFormat).toBe(expected);
	});

	it.each([
		[undefined, 'n8n-nodes-zoho-cliq.zohoCliq', {}, false],
		[true, 'n8n-nodes-zoho-cliq.zohoCliq', {}, true],
		[undefined, 'n8n-nodes-zoho-cliq.zohoCliqTool', {}, true],
		[false, 'n8n-nodes-zoho-cliq.zohoCliqTool', {}, false],
		[undefined, 'n8n-nodes-zoho-cliq.zohoCliq', { neutralizeMentions: true }, true],
		[false, 'n8n-nodes-zoho-cliq.zohoCliq', { neutralizeMentions: true }, false],
	])(
		'of Neutralize Mentions %p is for the node %s of an operation that decides %j: %p',
		(neutralizeMentions, nodeType, standard, expected) => {
			const supported = { neutralizeMentions: true } as const;
			const options = readSendOptions(
				{ neutralizeMentions },
				supported,
				'user',
				nodeType,
				standard,
			);
			expect(options.neutralizeMentions).toBe(expected);
		},
	);

	it('of Allowed File Types is a list, or comma-separated text', () => {
		for (const allowedFileTypes of ['pdf, image/*', ['pdf', 'image/*']]) {
			expect(read({ allowedFileTypes })).toEqual({ allowedFileTypes: ['pdf', 'image/*'] });
		}
	});

	it('of Comments is by position, so empty ones are kept', () => {
		expect(read({ comments: ['a', '', null, 'b, c\nd'] }).comments).toEqual([
			'a',
			'',
			'',
			'b, c\nd',
		]);
		expect(read({ comments: 'one, not two' }).comments).toEqual(['one, not two']);
		expect(problemOfCall(() => read({ comments: [{}] })).message).toBe('"Comments" must be text');
	});

	it.each(['senderName', 'replyTo', 'postAsBot'])('of %s must be text', (name) => {
		expect(problemOfCall(() => read({ [name]: ['x'] })).kind).toBe('INVALID_INPUT');
	});

	it.each(['http://example.com/r.png', 'robot.png', 'https://u:geheim@example.com/r.png'])(
		'of Sender Image URL must be safe, and is not quoted when it is not: %s',
		(senderImageUrl) => {
			const problem = problemOfCall(() => read({ senderImageUrl }));
			expect(problem.message).toMatch(/^"Sender Image URL" must be an https:\/\/ address/);
			expect(JSON.stringify(problem)).not.toContain('geheim');
		},
	);

	it('of a URL may be http on this machine', () => {
		const senderImageUrl = 'http://localhost/a.png';
		expect(read({ senderImageUrl })).toEqual({ senderImageUrl });
	});
});
