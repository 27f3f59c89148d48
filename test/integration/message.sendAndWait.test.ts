import type { INodeParameters } from 'n8n-workflow';

import type { Visit, WaitingExecution } from '../support/engine';
import { isFirstLine, waitingAgent } from '../support/engine';
import { itemTrigger, plainNode, TRIGGER_TYPE } from '../support/engine/singleNode';
import { AGENT_TYPE, toolWorkflow } from '../support/engine/tool';
import { mostOnNewestLine } from '../support/newestLine';
import { forgetCalls } from '../support/processState';
import { until } from '../support/until';
import { answered, ASK, asking, OLIVIA, received } from './questions';
import { asNewsBot, locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();
const { ask, askWith, posts, edits, links, link, send, refused } = asking(world);

const REVIEWER = 'n8n-nodes-zoho-cliq.zohoCliqHitlTool';

const TOOL = plainNode('Ask', 'n8n-nodes-zoho-cliq.zohoCliqTool');

const RESPONDED_AT = expect.any(String) as string;

/** As with nothing set. */
const askAndUpdate = async (parameters: INodeParameters = {}) =>
	await ask({ options: {}, ...parameters });

describe('a question', () => {
	it('is a card with a button for each answer', async () => {
		const execution = await ask();
		expect(execution.status).toBe('waiting');
		const opens = (label: string) => ({ type: 'open.url', data: { web: link(label) } });
		expect(posts()).toEqual([
			{
				text: 'Order 2041 costs *1,250 EUR*. Approve it?',
				card: { theme: 'modern-inline', title: 'Approval needed' },
				sync_message: true,
				buttons: [
					{ label: 'Approve', type: '+', action: opens('Approve') },
					{ label: 'Decline', type: '-', action: opens('Decline') },
				],
			},
		]);
	});

	it.each([
		['Approve', 'Approved', true],
		['Decline', 'Declined', false],
	])('is answered by the button %s', async (label, word, approved) => {
		const execution = await ask();
		const { status, html } = await send(execution, label);
		expect(status).toBe(200);
		expect(html).toContain(`Recorded: ${word}`);
		expect(execution.status).toBe('success');
		expect(received(execution)).toEqual(answered({ approved }));
	});

	it('has only the button to approve, and the labels of the form, which are cut to what a button takes', async () => {
		const values = { approvalType: 'single', approveLabel: 'Send it to accounting now' };
		const execution = await ask({ approvalOptions: { values } });
		expect(Object.keys(links())).toEqual(['Send it to accounti…']);
		const { html } = await send(execution, 'Send it to accounti…');
		expect(html).toContain('Recorded: Send it to accounting now');
	});

	it('has no card without a subject, and another title with one', async () => {
		await ask({ subject: '' });
		expect(posts()[0]).not.toHaveProperty('card');
		await ask({ subject: 'Order 2041' });
		expect(posts()[1]?.card).toEqual({ theme: 'modern-inline', title: 'Order 2041' });
	});

	it('has links in the text where buttons are not wanted', async () => {
		const execution = await askWith({ linkStyle: 'links' });
		const [{ text = '', buttons } = {}] = posts();
		expect(buttons).toBeUndefined();
		const [, approve = ''] = /\[Approve\]\(([^)]+)\) {2}\| {2}\[Decline\]\(/.exec(text) ?? [];
		await execution.open(approve, { method: 'POST' });
		expect(received(execution)).toEqual(answered({ approved: true }));
	});

	it.each([
		['a channel', toMarketing, null],
		['a chat', { sendTo: 'chat', chat: {} }, null],
		[
			'a subscriber of a bot',
			{ sendTo: 'bot', ...asNewsBot, botSubscriber: '631831446' },
			{ id: '631831446' },
		],
	])('goes to %s', async (_, target, respondedBy) => {
		const { organization } = world.sandbox;
		const [me] = organization.users;
		const chat = organization.chats.find(
			({ type, members }) => type === 'dm' && members.includes(me?.id ?? ''),
		);
		const isChat = target.sendTo === 'chat';
		const execution = await ask({
			...target,
			...(isChat && { chat: locator('id', chat?.id ?? '') }),
		} as INodeParameters);
		expect(execution.status).toBe('waiting');
		expect(posts()).toHaveLength(1);
		if (target.sendTo === 'bot') expect(posts()[0]).toMatchObject({ userids: '631831446' });
		await send(execution);
		expect(received(execution)).toEqual(answered({ approved: true }, respondedBy));
	});

	it('is asked once for several items, and says so', async () => {
		const execution = await ask(
			{ message: '={{ $json.order }}?' },
			{ items: [{ json: { order: 1 } }, { json: { order: 2 } }] },
		);
		expect(posts().map(({ text }) => text)).toEqual(['1?']);
		expect(execution.hints).toContain('Asked once, with the data of the first of 2 items.');
		await send(execution);
		expect(execution.received).toHaveLength(1);
	});

	it('is not waited for when it could not be sent', async () => {
		world.sandbox.answerNext({
			path: /message$/,
			status: 400,
			body: '{"code":"operation_failed","message":"The request could not be processed."}',
		});
		const execution = await ask();
		expect(execution.status).toBe('error');
		expect(execution.waitTill).toBeUndefined();
	});

	it.each<[string, INodeParameters, string]>([
		['a message', { message: ' ' }, '"Message" must not be empty'],
		['a subject of the length of a title', { subject: 'x'.repeat(201) }, '"Subject" is 201'],
		[
			'two answers',
			{ approvalOptions: { values: { approveLabel: 'OK', disapproveLabel: 'OK' } } },
			'two different labels',
		],
		['a text that fits with its deadline', { message: 'x'.repeat(5001) }, 'the maximum is 5000'],
		[
			'a moment that is still to come',
			{
				options: {
					limitWaitTime: {
						values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00' },
					},
				},
			},
			'"Limit Wait Time: Max Date and Time" is in the past',
		],
		[
			'a moment at all',
			{ options: { limitWaitTime: { values: { limitType: 'atSpecifiedTime' } } } },
			'"Limit Wait Time: Max Date and Time" must not be empty',
		],
		[
			'a time that passes',
			{ options: { limitWaitTime: { values: { resumeAmount: 0 } } } },
			'"Limit Wait Time: Amount" must be more than 0',
		],
	])('needs %s, before anything is sent', async (_, parameters, why) => {
		expect(refused(await ask(parameters))).toContain(why);
	});
});

describe('the address of n8n', () => {
	it('is in the text if it is too long for a button, and a hint says so', async () => {
		const execution = await ask({}, { base: `https://${'n8n.'.repeat(40)}example.com/` });
		expect(posts()[0]).not.toHaveProperty('buttons');
		expect(posts()[0]?.text).toContain('[Decline](https://n8n.');
		expect(execution.hints[0]).toContain('longer than the 256 characters that a button takes');
	});

	it('that only this machine can open is reported', async () => {
		const execution = await ask({}, { base: 'http://localhost:5678/' });
		expect(execution.hints[0]).toContain('http://localhost:5678, which only this machine can open');
		expect(execution.hints[0]).toContain('WEBHOOK_URL');
	});

	it('is not signed by an old n8n, which is refused by its version', async () => {
		const { requireWaiting } = await import(
			'../../nodes/ZohoCliq/resources/message/sendAndWait/links'
		);
		const node = { name: 'Ask' };
		const old = { getNode: () => node, getExecuteData: () => ({ node }) } as never;
		expect(() => {
			requireWaiting(old);
		}).toThrow('cannot sign links');
	});
});

describe('a question to several people', () => {
	const PATRICIA = 'patricia.james@zylker.example';
	const NOBODY = 'nobody@zylker.example';
	const toThem = (...userIds: string[]) => ({
		...{ sendTo: 'users', user: undefined },
		userIds: userIds.join(', '),
	});
	const both = toThem(OLIVIA.email, PATRICIA) as unknown as INodeParameters;

	/** The link on each person's button. */
	const linksOf = (label: string) =>
		posts().map(
			({ buttons = [] }) => buttons.find((each) => each.label === label)?.action.data.web ?? '',
		);

	it('is decided by the first who answers, by name, and every message says so', async () => {
		const execution = await ask({ ...both, options: {} });
		const [, patricia = ''] = linksOf('Decline');
		await execution.open(patricia, { method: 'POST' });
		expect(received(execution)).toEqual(answered({ approved: false }, { email: PATRICIA }));
		await until(() => edits().length === 2);
		for (const edit of edits()) {
			expect(edit).toMatchObject({
				text: expect.stringMatching(`❌ Declined by ${PATRICIA}, \\d+ `) as string,
				buttons: [],
			});
		}
		expect(new Set(world.sandbox.organization.messages.map(({ to }) => to.id)).size).toBe(2);
	});

	it('names a person who was given by ID as Cliq does', async () => {
		const execution = await ask({
			...(toThem(PATRICIA, '631831446') as unknown as INodeParameters),
			options: {},
		});
		const [, olivia = ''] = linksOf('Approve');
		await execution.open(olivia, { method: 'POST' });
		expect(received(execution)).toEqual(answered({ approved: true }, { id: '631831446' }));
		await until(() => edits().length === 2);
		expect(edits()[0]).toMatchObject({
			text: expect.stringContaining('✅ Approved by Olivia Palmer, ') as string,
		});
	});

	it('has other links for each of them, none of which works with another answer', async () => {
		const execution = await ask(both);
		const all = [...linksOf('Approve'), ...linksOf('Decline')];
		expect(new Set(all.map((url) => new URL(url).searchParams.get('n'))).size).toBe(4);
		const [olivia = '', patricia = ''] = linksOf('Approve').map((url) => new URL(url));
		const forged = new URL(olivia);
		forged.searchParams.set('n', new URL(linksOf('Decline')[1] ?? '').searchParams.get('n') ?? '');
		await execution.open(String(forged), { method: 'POST' });
		expect(execution.status).toBe('waiting');
		await execution.open(String(patricia), { method: 'POST' });
		expect(received(execution)).toEqual(answered({ approved: true }, { email: PATRICIA }));
	});

	it('is asked of the others if Cliq refuses one of them', async () => {
		const execution = await ask(toThem(NOBODY, OLIVIA.email) as unknown as INodeParameters);
		expect(execution.status).toBe('waiting');
		expect(execution.hints[0]).toContain(`1 of 2 people did not get the message: ${NOBODY}`);
		const [, olivia = ''] = linksOf('Approve');
		await execution.open(olivia, { method: 'POST' });
		expect(received(execution)).toEqual(answered({ approved: true }));
	});

	it('is not waited for if it reached nobody', async () => {
		const execution = await ask(toThem(NOBODY) as unknown as INodeParameters);
		expect(execution.status).toBe('error');
	});
});

describe('an approval by all', () => {
	const IDS = ['631831446', '631832107', '631832998'];
	const byAll = { sendTo: 'users', userIds: IDS.join(', '), user: '' };

	const askAll = async (options: INodeParameters = {}, parameters: INodeParameters = {}) =>
		await ask({ ...byAll, ...parameters, options: { approvers: 'all', ...options } });

	const linkOf = (index: number, label = 'Approve') =>
		posts()[index]?.buttons?.find((each) => each.label === label)?.action.data.web ?? '';

	/** As a browser does, with the redirect. */
	const click = async (
		execution: WaitingExecution,
		index: number,
		label?: string,
		body: Visit['body'] = {},
	) => {
		const visit = { method: 'POST', body };
		const first = await execution.open(linkOf(index, label), visit);
		if (first.status !== 307) return first;
		return await execution.open(first.headers.location ?? '', visit);
	};

	const approvedBy = IDS.map((id) => ({ id }));

	it('goes on when the last has approved, and says who did', async () => {
		const execution = await askAll({ askForComment: true });
		const first = await click(execution, 1, 'Approve', { comment: 'Fine' });
		expect(first).toMatchObject({ status: 200 });
		expect(first.html).toContain('Recorded: Approved');
		expect(first.html).toContain('Others have yet to answer');
		await click(execution, 0);
		expect(execution.status).toBe('waiting');
		const last = await click(execution, 2, 'Approve', { comment: 'Me too' });
		expect(last.html).toContain('Recorded: Approved');
		expect(received(execution)).toEqual(
			answered({ approved: true, comment: 'Me too', approvedBy }, { id: IDS[2] }),
		);
		const texts = edits().map((body) => (body as { text: string }).text);
		expect(texts[0]).toMatch(/✅ Approved by link \([0-9a-f]{16}\), .*\nFine$/);
		expect(edits()).toHaveLength(3);
	});

	it('survives a restart of n8n between two answers', async () => {
		const execution = await askAll();
		for (const index of [2, 0, 1]) {
			forgetCalls();
			await click(execution, index);
		}
		expect(received(execution)).toHaveLength(1);
	});

	it.each([1, 2, 3, 4, 5])('loses nothing when all approve at the same moment (%d)', async () => {
		world.sandbox.switches.thresholds = false;
		const execution = await askAll();
		// n8n loads the execution for each of them before one resumes it.
		const visits = await Promise.all(
			IDS.map(async (_, index) => await execution.open(linkOf(index), { method: 'POST' })),
		);
		const last = visits.find(({ status }) => status === 307);
		expect(last).toBeDefined();
		expect(execution.status).toBe('waiting');
		await execution.open(last?.headers.location ?? '', { method: 'POST' });
		expect(received(execution)).toEqual(
			answered({ approved: true, approvedBy }, expect.any(Object) as object),
		);
	});

	it('is declined by the first who declines, and every message says so', async () => {
		const execution = await askAll();
		await click(execution, 0);
		await click(execution, 1, 'Decline');
		expect(received(execution)).toEqual(answered({ approved: false }, { id: IDS[1] }));
		await until(() => edits().length === 4);
		for (const edit of edits().slice(1)) {
			expect(edit).toMatchObject({
				text: expect.stringContaining('❌ Declined by Jürgen') as string,
			});
		}
	});

	it('counts each person once, however often the link is opened', async () => {
		const execution = await askAll();
		for (let time = 0; time < 3; time++) await click(execution, 0);
		expect(execution.status).toBe('waiting');
		expect(edits()).toHaveLength(1);
	});

	it('counts nothing that Cliq has not kept, and asks to answer again', async () => {
		const execution = await askAll();
		world.sandbox.answerNext({ method: 'PUT', status: 500, body: 'oops' });
		const { status, html } = await click(execution, 0);
		expect(status).toBe(503);
		expect(html).toContain('Please answer again');
		for (const index of [1, 2]) await click(execution, index);
		expect(execution.status).toBe('waiting');
		await click(execution, 0);
		expect(received(execution)).toHaveLength(1);
	});

	it('is not approved by an approval copied to the messages of others, nor by an earlier question', async () => {
		const execution = await askAll();
		await click(execution, 0);
		const { messages } = world.sandbox.organization;
		const copied = messages[0]?.text ?? '';
		for (const message of messages.slice(1)) message.text = copied;
		await click(execution, 0);
		expect(execution.status).toBe('waiting');
		const earlier = linkOf(1);
		await execution.open(earlier.replace(/\/\d+\//, '/999/'), { method: 'POST' });
		expect(execution.status).toBe('waiting');
	});

	it('counts as declined after the time limit, whoever has approved', async () => {
		const limitWaitTime = { values: { resumeAmount: 1 } };
		const execution = await askAll({ limitWaitTime });
		for (const index of [0, 1]) await click(execution, index);
		await execution.timeOut();
		expect(received(execution)).toEqual([{ data: { approved: false, timedOut: true } }]);
	});

	it.each([
		['a question that is no approval', {}, { responseType: 'freeText' }, 'an approval by several'],
		['one person', {}, { ...toOlivia }, 'can only be "All" for an approval by several users'],
		[
			'eleven people',
			{},
			{ userIds: Array.from({ length: 11 }, (_, index) => 631_000_000 + index).join() },
			'can only be "All" for up to 10 people',
		],
	])('is refused for %s', async (_, options, parameters, message) => {
		const execution = await askAll(options, parameters as INodeParameters);
		expect(refused(execution)).toContain(message);
	});

	it('is refused where the account may not edit messages', async () => {
		const scopes = ['ZohoCliq.Webhooks.CREATE', 'ZohoCliq.Messages.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		expect(refused(await askAll())).toContain('if the account may read and edit messages');
	});

	it('waits for nobody if one of them could not be asked', async () => {
		const userIds = `${IDS[0] ?? ''}, nobody@zylker.example`;
		const execution = await askAll({}, { userIds });
		expect(execution.status).toBe('error');
		expect((execution.error as Error).message).toContain(
			'"nobody@zylker.example" could not be asked, and everyone has to approve',
		);
	});

	it('is what a tool call of an agent waits for, if several review it', async () => {
		if (isFirstLine) return;
		const execution = await ask(
			{ ...byAll, options: { approvers: 'all' } },
			{ type: REVIEWER, items: [{ json: { toolParameters: { amount: 1 } } }] },
		);
		for (const index of [0, 1]) await click(execution, index);
		expect(execution.status).toBe('waiting');
		await click(execution, 2);
		expect(received(execution)).toMatchObject([{ data: { approved: true } }]);
	});
});

describe('a link', () => {
	it.each(['GET', 'HEAD'])('shows the question on %s, and answers nothing', async (method) => {
		const execution = await ask();
		const { status, html } = await execution.open(link(), { method });
		expect(status).toBe(200);
		expect(html).toContain('<form method="post">');
		expect(execution.status).toBe('waiting');
		expect(execution.received).toBeUndefined();
	});

	it('of an earlier question of the same node answers no new one', async () => {
		const first = await ask();
		const old = new URL(link());
		const second = await ask();
		// n8n signs a link by execution, node and parameters: in a loop all of them are the same.
		const forged = new URL(link());
		forged.searchParams.set('n', old.searchParams.get('n') ?? '');
		const signed = await second.sign(forged.href);
		expect(await second.open(signed, { method: 'POST' })).toMatchObject({ status: 410 });
		expect(second.status).toBe('waiting');
		await send(second);
		expect(second.status).toBe('success');
		expect(first.status).toBe('waiting');
	});

	it('that is changed from decline to approve answers nothing, even if n8n signs it', async () => {
		const execution = await ask();
		const changed = link('Decline').replace('approved=false', 'approved=true');
		expect(changed).not.toBe(link('Decline'));
		expect((await execution.open(changed, { method: 'POST' })).status).toBe(401);
		const signed = await execution.sign(changed);
		expect(await execution.open(signed, { method: 'POST' })).toMatchObject({ status: 410 });
		expect(execution.status).toBe('waiting');
	});

	it.each(['n', 'approved', 'signature'])('without its %s answers nothing', async (name) => {
		const execution = await ask();
		const url = new URL(link());
		url.searchParams.delete(name);
		for (const each of name === 'signature' ? [url.href] : [await execution.sign(url.href)]) {
			const { status } = await execution.open(each, { method: 'POST' });
			expect([401, 410]).toContain(status);
		}
		expect(execution.status).toBe('waiting');
	});

	it('says that a question is over where the execution knows of none', async () => {
		const execution = await ask();
		execution.forgetContext();
		const { status, html } = await execution.open(link());
		expect(status).toBe(410);
		expect(html).toContain('This question is no longer open');
	});

	it('has a nonce of 128 bits of its own for each answer and question', async () => {
		await ask();
		const [one, two] = Object.values(links());
		await ask();
		const all = [one, two, ...Object.values(links())].map((url) =>
			new URL(url ?? '').searchParams.get('n'),
		);
		expect(new Set(all).size).toBe(4);
		for (const nonce of all) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
	});

	it('works for a node whose name ends an expression', async () => {
		const name = 'Ask "Ann" {{ 1 }} }} \\ \'';
		const execution = await ask({}, { calls: [{ parameters: ASK, settings: {} }], names: [name] });
		await send(execution);
		expect(received(execution)).toEqual(answered({ approved: true }));
	});
});

describe('the time limit', () => {
	const limit = (values: INodeParameters) => ({
		options: { ...ASK.options, limitWaitTime: { values } },
	});

	it('is none by default: n8n waits for ever', async () => {
		const execution = await ask();
		expect(execution.waitTill?.getUTCFullYear()).toBe(3000);
		expect(posts()[0]?.text).not.toContain('Please answer by');
	});

	it('is named in the message and on the page, in the time zone of the workflow', async () => {
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2099-11-26T14:03:00' };
		const execution = await ask(limit(values), { timezone: 'America/New_York' });
		expect(execution.waitTill?.toISOString()).toBe('2099-11-26T19:03:00.000Z');
		const words = '26 Nov 2099, 14:03 (America/New_York)';
		expect(posts()[0]?.text).toContain(`\n\n_Please answer by ${words}._`);
		expect((await execution.open(link())).html).toContain(words);
	});

	it('is an interval in its unit', async () => {
		const before = Date.now();
		const values = { limitType: 'afterTimeInterval', resumeAmount: 1.5, resumeUnit: 'hours' };
		const { waitTill } = await ask(limit(values));
		const waits = (waitTill?.getTime() ?? 0) - before;
		expect(waits).toBeGreaterThanOrEqual(5_400_000);
		expect(waits).toBeLessThan(5_400_000 + 600_000);
	});

	it.each([
		['approval', { approved: false }],
		['freeText', { text: '' }],
		['customForm', {}],
	])('ends a question of type %s without an answer, whatever came in', async (kind, data) => {
		const formFields = { values: [{ fieldLabel: 'Reason' }] };
		const execution = await ask(
			{
				...limit({ resumeAmount: 5, resumeUnit: 'minutes' }),
				responseType: kind,
				...(kind === 'customForm' && { formFields }),
			},
			{ items: [{ json: { approved: true, data: { approved: true, text: 'yes' } } }] },
		);
		await execution.timeOut();
		expect(execution.status).toBe('success');
		expect(received(execution)).toEqual([{ data: { ...data, timedOut: true } }]);
	});

	it('does not pass an earlier approval on as this one', async () => {
		const execution = await world.engine.waiting({
			calls: [
				{ parameters: ASK },
				{ parameters: { ...ASK, ...limit({ resumeAmount: 5, resumeUnit: 'minutes' }) } },
			],
		});
		await send(execution);
		expect(execution.status).toBe('waiting');
		await execution.timeOut();
		expect(received(execution)).toEqual([{ data: { approved: false, timedOut: true } }]);
		expect(execution.output('Zoho Cliq')?.[0]?.json).toEqual({
			data: { approved: true, respondedAt: RESPONDED_AT, respondedBy: OLIVIA },
		});
	});
});

describe('after the answer', () => {
	const outcome = (words: string) =>
		expect.stringMatching(
			new RegExp(`^Order 2041 costs \\*1,250 EUR\\*\\. Approve it\\?\n\n${words}$`),
		) as string;
	const TIME = String.raw`\d{1,2} [A-Z][a-z]{2} \d\d:\d\d`;

	it.each([
		['a person', toOlivia],
		['a channel', toMarketing],
	])('the message to %s shows it in place of the buttons', async (_, target) => {
		const execution = await askAndUpdate(target);
		await send(execution);
		await until(() => edits().length > 0);
		expect(edits()).toEqual([
			{
				text: outcome(`✅ Approved by link, ${TIME}`),
				card: { theme: 'modern-inline', title: 'Approval needed' },
				buttons: [],
			},
		]);
	});

	it('the message changes in the network that it was sent to', async () => {
		const execution = await askAndUpdate({
			options: { updateMessage: true, announceAnswer: true, network: 'zylkerpartners' },
		});
		await send(execution);
		await until(() => posts().length === 2);
		expect(new Set(world.sandbox.requests.map(({ path }) => path.split('/api/')[0]))).toEqual(
			new Set(['/network/zylkerpartners']),
		);
		expect(edits()).toHaveLength(1);
	});

	it('the text alone changes in a Cliq that takes nothing else', async () => {
		world.sandbox.switches.richEdits = 'refuse';
		const execution = await askAndUpdate();
		await send(execution, 'Decline');
		await until(() => edits().length === 3);
		expect(edits().at(-1)).toEqual({ text: outcome(`❌ Declined by link, ${TIME}`) });
	});

	it('a comment stands below it, and mentions nobody', async () => {
		const execution = await askWith({ askForComment: true, updateMessage: true });
		await send(execution, 'Approve', { comment: ' Fine {@all}\r\nGo ' });
		expect(received(execution)).toEqual(answered({ approved: true, comment: 'Fine {@all}\nGo' }));
		await until(() => edits().length > 0);
		expect(edits()[0]).toMatchObject({
			text: outcome(`✅ Approved by link, ${TIME}\nFine \\{\u200b@all\\}\nGo`),
		});
	});

	it('is announced in the same chat, if wanted', async () => {
		const execution = await askWith({ announceAnswer: true }, toMarketing);
		await send(execution);
		await until(() => posts().length === 2);
		expect(posts()[1]?.text).toMatch(new RegExp(`^✅ Approved by link, ${TIME}$`));
		expect(edits()).toEqual([]);
	});

	it('nothing is edited without the permission, and the answer counts all the same', async () => {
		world.connect({
			oauthTokenData: { ...world.sandbox.issueToken({ scopes: ['ZohoCliq.Webhooks.CREATE'] }) },
		});
		const execution = await askWith({ announceAnswer: true, updateMessage: true });
		await send(execution);
		await until(() => posts().length === 2);
		expect(edits()).toEqual([]);
		expect(received(execution)).toEqual(answered({ approved: true }));
	});

	it('an edit that Cliq refuses neither delays nor fails the answer', async () => {
		const execution = await askAndUpdate();
		const url = link();
		world.connect({ oauthTokenData: { access_token: '1000.expired', scope: '' } });
		const { status } = await execution.open(url, { method: 'POST' });
		expect(status).toBe(200);
		expect(received(execution)).toEqual(answered({ approved: true }));
	});

	it('nothing is edited when n8n answers with an error, because another answer came first', async () => {
		const execution = await askWith({ announceAnswer: true, updateMessage: true });
		await execution.open(link('Decline'), { method: 'POST', body: {}, comesLate: true });
		await send(execution);
		await until(() => posts().length === 2);
		expect(edits()).toHaveLength(1);
		expect(posts()[1]?.text).toContain('Approved');
	});
});

describe.each([mostOnNewestLine(1000)])('%d executions', (count) => {
	it('each get their own answer, whatever the order', async () => {
		world.sandbox.switches.thresholds = false;
		const waiting: Array<{ execution: WaitingExecution; message: string; isApproved: boolean }> =
			[];
		for (let index = 0; index < count; index++) {
			// As if each came in a minute of its own.
			forgetCalls();
			const message = `Order ${index}?`;
			waiting.push({ execution: await ask({ message }), message, isApproved: index % 3 === 0 });
		}
		const byText = new Map(posts().map((post) => [post.text, post]));
		// A shuffle that is the same each time: 7919 and the count have no common factor.
		for (let index = 0; index < waiting.length; index++) {
			const one = waiting[(index * 7919) % waiting.length];
			if (!one) throw new Error('Out of range');
			const [approve, decline] = byText.get(one.message)?.buttons ?? [];
			const button = one.isApproved ? approve : decline;
			await one.execution.open(button?.action.data.web ?? '', { method: 'POST' });
		}
		const wrong = waiting.filter(({ execution, isApproved }) => {
			const [item] = execution.received ?? [];
			return (item?.json.data as { approved?: boolean } | undefined)?.approved !== isApproved;
		});
		expect(wrong).toEqual([]);
	});
});

describe('human review of a tool call', () => {
	/** n8n's own message, with an object in a text. */
	const N8NS = 'The agent wants to run this tool: pay\n\nInput:\n[object Object]';
	const TOOL_CALL = {
		approved: true,
		chatInput: 'Pay it',
		tool: 'pay',
		toolCallId: 'call_1',
		toolParameters: { amount: 1250, note: 'for {@all}' },
	};

	const review = async (parameters: INodeParameters = {}, json: object = TOOL_CALL) =>
		await ask(
			{ message: N8NS, ...parameters },
			{ type: REVIEWER, items: [{ json: json as typeof TOOL_CALL }] },
		);

	it('shows the arguments as JSON, without mentions', async () => {
		await review();
		expect(posts()[0]?.text).toBe(
			'The agent wants to run this tool: pay\n\nInput:\n\n```\n{\n  "amount": 1250,\n  "note": "for {\u200b@all}"\n}\n```',
		);
	});

	it('cuts long arguments', async () => {
		await review({}, { toolParameters: { note: 'x'.repeat(10_000) } });
		const { text = '' } = posts()[0] ?? {};
		expect(text).toContain('(cut; the execution in n8n shows all)');
		expect(text.length).toBeLessThan(2300);
	});

	it('counts a time-out as refused, although the input says approved', async () => {
		const execution = await review({ options: { limitWaitTime: { values: { resumeAmount: 1 } } } });
		await execution.timeOut();
		expect(received(execution)).toEqual([{ data: { approved: false, timedOut: true } }]);
	});

	it('tells the model the comment on a refusal, and only on a refusal', async () => {
		const refusal = await review();
		await send(refusal, 'Decline', { comment: 'Too expensive' });
		expect(received(refusal)).toEqual(
			answered({ approved: false, comment: 'Too expensive', chatInput: 'Too expensive' }),
		);
		const approval = await review();
		await send(approval, 'Approve', { comment: 'Fine' });
		expect(received(approval)).toEqual(answered({ approved: true, comment: 'Fine' }));
	});

	it('asks twice in one run, and each answer counts for its own question', async () => {
		const execution = await world.engine.waiting({
			type: REVIEWER,
			items: [{ json: TOOL_CALL }],
			calls: [{ parameters: { ...ASK, message: N8NS } }, { parameters: ASK }],
		});
		await send(execution);
		expect(execution.status).toBe('waiting');
		await send(execution, 'Decline');
		expect(received(execution)).toEqual(answered({ approved: false }));
	});
});

describe('as an ordinary tool of an agent', () => {
	it('that cannot wait says so before anything is sent', async () => {
		const { error } = await world.engine.runAsTool({ parameters: ASK });
		expect(error?.message).toContain('cannot wait');
		expect(posts()).toEqual([]);
	});

	// n8n 1.x runs all tools inside the agent.
	(isFirstLine ? it.skip : it)('of n8n 2.x waits, and the model gets the answer', async () => {
		const tool = { ...TOOL, parameters: ASK };
		const execution = await world.engine.waitingWorkflow(toolWorkflow(tool), {
			nodeTypes: {
				[TRIGGER_TYPE]: itemTrigger([{ json: { approved: true } }]),
				[AGENT_TYPE]: waitingAgent({}),
			},
		});
		expect(execution.status).toBe('waiting');
		await send(execution, 'Decline');
		const [told] = execution.output('Agent') ?? [];
		expect(JSON.parse(told?.json.output as string)).toEqual(answered({ approved: false })[0]);
	});
});
