'use strict';

// What people do: write as anybody, click, vote, pick an action, fill in a form, try failures.

let stage = { people: [], bots: [], commands: [], actions: [], operations: [], choices: [] };
let place;
const composer = document.getElementById('composer');
const from = document.getElementById('from');
const note = document.getElementById('note');
const words = composer.elements.text;

/** Returns whether there is something new. */
async function loadStage() {
	const answer = await fetch('/stage');
	if (!answer.ok) return false;
	const known = JSON.stringify(stage);
	stage = await answer.json();
	const before = from.value || stage.me;
	from.replaceChildren(...stage.people.map(({ id, name }) => new Option(name, id)));
	from.value = before;
	return JSON.stringify(stage) !== known;
}

function showComposer(conversation) {
	if (place?.key !== conversation.key) note.textContent = '';
	place = conversation;
	composer.hidden = false;
	const bot = stage.bots.find(({ uniqueName }) => `bot:${uniqueName}` === conversation.key);
	const tools = document.getElementById('tools');
	tools.replaceChildren(bot ? botTools(bot) : chatTools(conversation));
}

/** Sends what somebody does; shows why nothing came of it. */
async function act(name, fields, file) {
	const form = new FormData();
	form.set('from', from.value);
	for (const [key, value] of Object.entries(fields)) form.set(key, value);
	if (file) form.set('file', file);
	note.textContent = '';
	const answer = await fetch(`/do/${name}`, {
		method: 'POST',
		headers: { 'x-cliq-sandbox': 'page' },
		body: form,
	});
	// Only answers of the composer itself have a text for people.
	const { note: text } = await answer.json().catch(() => ({ note: `Status ${answer.status}` }));
	note.textContent = text ?? '';
	return answer.ok;
}

function tool(label, name, fields) {
	const button = element('button', 'plain', label);
	button.type = 'button';
	button.addEventListener('click', () => void act(name, fields()));
	return button;
}

function botTools(bot) {
	const box = element('details');
	const isDeluge = bot.executionType === 'deluge';
	const target = isDeluge ? bot.relay?.url : bot.executionUrl;
	box.append(element('summary', '', target ? `Events go to ${target}` : 'Events go nowhere yet'));
	const row = element('div', 'line');
	row.append(tool('Subscribe', 'subscribe', () => ({ bot: bot.uniqueName })));
	for (const action of bot.menu.filter(Boolean)) {
		row.append(tool(`Menu: ${action}`, 'menu', () => ({ bot: bot.uniqueName, action })));
	}
	for (const operation of ['ringing', 'answered']) {
		row.append(tool(`Call: ${operation}`, 'call', () => ({ bot: bot.uniqueName, operation })));
	}
	const body = () => ({ bot: bot.uniqueName, body: JSON.stringify({ text: words.value }) });
	row.append(tool('Incoming webhook', 'incoming', body));
	box.append(row);
	if (isDeluge) box.append(relayForm(bot));
	return box;
}

/** Where the script of a Deluge bot, which the sandbox cannot run, would send its events. */
function relayForm(bot) {
	const row = element('div', 'line relay');
	const url = labelled('Webhook URL', element('input'));
	const secret = labelled('Secret', element('input'));
	secret.input.type = 'password';
	const body = labelled('Data as', element('select'));
	for (const [value, text] of Object.entries(BODIES)) body.input.append(new Option(text, value));
	url.input.value = bot.relay?.url ?? '';
	secret.input.value = bot.relay?.secret ?? '';
	body.input.value = bot.relay?.body ?? 'form';
	const save = element('button', 'plain', 'Run the script');
	save.type = 'button';
	save.addEventListener('click', async () => {
		const fields = { url: url.input.value, secret: secret.input.value, body: body.input.value };
		if (!(await act('relay', { bot: bot.uniqueName, ...fields }))) return;
		await loadStage();
		showComposer(place);
	});
	row.append(url.label, secret.label, body.label, save);
	return row;
}

const BODIES = {
	form: 'a map (form)',
	json: 'JSON',
	text: 'JSON without a header',
	broken: 'JSON with unescaped quotes',
};

function labelled(text, input) {
	const label = element('label', '', `${text} `);
	label.append(input);
	return { label, input };
}

function chatTools({ key, kind }) {
	const box = element('details');
	const parts = [stage.bots.length > 0 && 'Mention', stage.commands.length > 0 && 'commands'];
	if (kind === 'channel' || kind === 'thread') parts.push('what else happens');
	box.append(element('summary', '', parts.filter(Boolean).join(', ') || 'More'));
	const row = element('div', 'line');
	for (const { name } of stage.bots) row.append(insertion(`@${name}`));
	for (const name of stage.commands) row.append(insertion(`/${name}`));
	if (kind === 'channel' || kind === 'thread') {
		for (const operation of stage.operations.filter((each) => !each.startsWith('message_'))) {
			row.append(tool(operation, 'channel', () => ({ chat: key, operation })));
		}
	}
	box.append(row);
	return box;
}

function insertion(text) {
	const button = element('button', 'plain', text);
	button.type = 'button';
	button.addEventListener('click', () => {
		words.value = `${text} ${words.value}`;
		words.focus();
	});
	return button;
}

composer.addEventListener('submit', async (event) => {
	event.preventDefault();
	const [file] = composer.elements.file.files;
	const sent = await act('write', { chat: place.key, text: words.value }, file);
	if (!sent) return;
	words.value = '';
	composer.elements.file.value = '';
	words.focus();
});
words.addEventListener('keydown', (event) => {
	if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
	event.preventDefault();
	composer.requestSubmit();
});

/** Texts that a bot offers for the answer. */
function chips(suggestions) {
	const row = element('div', 'chips');
	for (const { text } of suggestions) {
		row.append(tool(text, 'write', () => ({ chat: place.key, text })));
	}
	return row;
}

/** The message actions, if there are some. */
function actionMenu() {
	const box = element('details', 'actions');
	if (stage.actions.length === 0) return box;
	const summary = element('summary', '', '⋯');
	summary.setAttribute('aria-label', 'Message actions');
	box.append(summary);
	for (const action of stage.actions) {
		box.append(
			tool(action, 'action', () => ({ message: box.closest('.message').dataset.id, action })),
		);
	}
	return box;
}

/** An error, a banner or a form in the chat. */
function noticeLine(notice) {
	const item = element('li', `notice ${notice.notice} ${notice.status ?? ''}`);
	if (notice.notice === 'form') item.append(formBox(notice));
	else item.append(element('strong', '', notice.notice === 'error' ? '⚠ ' : 'ℹ '), notice.text);
	return item;
}

function formBox({ form, chatId, text }) {
	const box = element('form', 'answer');
	box.append(element('h4', '', text));
	if (form.hint) box.append(element('small', '', form.hint));
	for (const input of form.inputs)
		box.append(labelled(input.label ?? input.name, field(input)).label);
	box.append(element('button', '', form.button_label ?? 'Submit'));
	box.addEventListener('submit', async (event) => {
		event.preventDefault();
		const values = JSON.stringify(
			Object.fromEntries(form.inputs.map((input) => [input.name, valueIn(box, input)])),
		);
		const fields = {
			chat: chatId,
			function: form.action?.name ?? '',
			form: form.name ?? '',
			values,
		};
		if (await act('form', fields)) box.replaceChildren(element('h4', '', `${text}: sent`));
	});
	return box;
}

function field({ type, name, value, placeholder, mandatory, options = [] }) {
	const input = element(type === 'textarea' || type === 'select' ? type : 'input');
	if (type === 'select') {
		input.append(...options.map((option) => new Option(option.label, option.value)));
	} else if (['number', 'date', 'email', 'url', 'password'].includes(type)) {
		input.type = type;
	}
	if (value !== undefined) input.value = value;
	if (placeholder && type !== 'select') input.placeholder = placeholder;
	input.name = name;
	input.required = mandatory !== false;
	return input;
}

/** A choice is sent with its label [Zoho's samples]. */
function valueIn(box, { name, type }) {
	const input = box.elements.namedItem(name);
	if (type !== 'select') return input.value;
	return { label: input.selectedOptions[0]?.text ?? '', value: input.value };
}

document.getElementById('messages').addEventListener('click', (event) => {
	const button = event.target.closest('.rich button');
	const message = button?.closest('.message').dataset.id;
	if (!message) return;
	const { action, label, value, asks, option } = button.dataset;
	if (option !== undefined) return void act('vote', { message, option });
	if (asks && !confirm(asks)) return;
	if (action === 'invoke.function') void act('click', { message, button: label });
	else if (action === 'copy') void navigator.clipboard?.writeText(value);
	else if (/^https?:\/\//.test(value)) window.open(value, '_blank', 'noopener,noreferrer');
	else note.textContent = `Cliq would now do this: ${action} ${value}`;
});

const CHOICE_LABELS = {
	trouble: "Cliq's API",
	signOver: 'Signature of events',
	escapeSlashes: 'Events with \\/',
	repeatEvents: 'Unanswered events come twice',
	answerWithin: 'Seconds to answer an event',
};
const VALUE_LABELS = {
	none: 'works',
	rateLimit: 'rate limit exceeded',
	revokedToken: 'token revoked',
	missingPermission: 'permission missing',
	slow: 'takes 20 seconds',
	raw: 'over the bytes sent',
	reserialised: 'over the JSON written again',
	nothing: 'none',
	true: 'yes',
	false: 'no',
};

document.getElementById('trouble').addEventListener('click', async () => {
	await loadStage();
	const rows = stage.choices.map(({ name, values, value }) => {
		const { label, input } = labelled(CHOICE_LABELS[name] ?? name, element('select'));
		input.append(...values.map((each) => new Option(VALUE_LABELS[each] ?? each, each)));
		input.value = String(value);
		input.addEventListener('change', async () => {
			await act('switch', { name, value: input.value });
			await loadStage();
			showTrouble();
		});
		return label;
	});
	document.getElementById('choices').replaceChildren(...rows);
	document.getElementById('failures').showModal();
});

/** A failure that is on shows at the button. */
function showTrouble() {
	const trouble = stage.choices.find(({ name }) => name === 'trouble');
	const isOn = trouble !== undefined && trouble.value !== 'none';
	document.getElementById('trouble').classList.toggle('on', isOn);
}
