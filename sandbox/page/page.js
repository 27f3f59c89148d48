'use strict';

const ICONS = { channel: '#', dm: '@', chat: '≡', bot: '⚙', thread: '↳' };
const messages = document.getElementById('messages');
const conversations = new Map();
// Then the page has room for either the list or a conversation.
const narrow = matchMedia('(max-width: 44rem)');
let selected = decodeURIComponent(location.hash.slice(1)) || undefined;

async function load() {
	await loadStage();
	const answer = await fetch('/conversations');
	// Started anew, with another token: the page asks for it.
	if (answer.status === 401) return location.reload();
	const state = await answer.json();
	document.getElementById('organization').textContent = `${state.organization} · ${state.me}`;
	conversations.clear();
	for (const conversation of state.conversations) conversations.set(conversation.key, conversation);
	if (!conversations.has(selected)) {
		selected = narrow.matches ? undefined : state.conversations[0]?.key;
	}
	showList();
	await show(selected);
}

function showList() {
	const sorted = [...conversations.values()].sort(
		(one, other) => (other.last?.time ?? 0) - (one.last?.time ?? 0),
	);
	document.getElementById('conversations').replaceChildren(...sorted.map(entry));
}

function entry(conversation) {
	const { key, kind, title, last, unread } = conversation;
	const button = element('button');
	button.dataset.key = key;
	button.className = `${kind}${last ? '' : ' silent'}${key === selected ? ' selected' : ''}`;
	const name = element('span', 'name');
	name.append(element('strong', '', title));
	if (last) name.append(element('time', '', shortTime(last.time)));
	const words = element('span', 'words');
	words.append(name, element('small', '', last ? plain(last.text) : 'no messages'));
	button.append(element('span', 'icon', ICONS[kind]), words);
	if (unread) button.append(element('span', 'unread', String(unread)));
	button.addEventListener('click', () => void show(key));
	return button;
}

async function show(key) {
	selected = key;
	const conversation = conversations.get(key);
	document.body.classList.toggle('reading', conversation !== undefined);
	if (!conversation) return;
	history.replaceState(null, '', `#${encodeURIComponent(key)}`);
	delete conversation.unread;
	showList();
	document.getElementById('title').textContent =
		(conversation.kind === 'channel' ? '# ' : '') + conversation.title;
	document.getElementById('subtitle').textContent = conversation.subtitle;
	showComposer(conversation);
	const list = await (await fetch(`/conversations/${encodeURIComponent(key)}`)).json();
	if (selected !== key) return;
	messages.replaceChildren();
	messages.hidden = false;
	list.forEach(append);
	scrollDown();
}

/** Adds a message; the copies of one bot message become one with several recipients. */
function append(message) {
	const previous = messages.lastElementChild;
	if (message.notice) {
		const line = noticeLine(message);
		line.dataset.day = previous?.dataset.day ?? '';
		return messages.append(line);
	}
	if (message.delivery && previous?.dataset.delivery === message.delivery) {
		previous.querySelector('.recipient').append(`, ${message.recipient}`);
		return;
	}
	const day = new Date(message.time).toDateString();
	if (previous?.dataset.day !== day) {
		const line = element(
			'li',
			'day',
			new Date(message.time).toLocaleDateString('en-GB', { dateStyle: 'full' }),
		);
		line.dataset.day = day;
		messages.append(line);
	}
	const item = element('li', message.fromMe ? 'message mine' : 'message');
	item.dataset.day = day;
	item.dataset.id = message.id;
	if (message.delivery) item.dataset.delivery = message.delivery;
	item.append(avatar(message), content(message));
	messages.append(item);
}

function avatar({ sender, isBot }) {
	const initials = sender
		.split(/\s+/)
		.map((word) => [...word][0] ?? '')
		.slice(0, 2)
		.join('');
	const circle = element(
		'span',
		`avatar${isBot ? ' robot' : ''} tone${[...sender].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6}`,
		initials,
	);
	circle.setAttribute('aria-hidden', 'true');
	return circle;
}

function content(message) {
	const box = element('article');
	const head = element('header');
	head.append(element('strong', 'sender', message.sender));
	if (message.isBot) head.append(element('span', 'tag', 'bot'));
	if (message.postedBy) head.append(element('span', 'via', `via ${message.postedBy}`));
	head.append(
		element('time', '', new Date(message.time).toLocaleTimeString('en-GB', { timeStyle: 'short' })),
	);
	box.append(head);
	if (message.recipient) box.append(element('p', 'recipient', `to ${message.recipient}`));
	if (message.replyTo) {
		const words = plain(message.replyTo.text).slice(0, 120);
		box.append(element('p', 'reply', `${message.replyTo.sender}: ${words}`));
	}
	const text = element('div', 'text');
	text.append(renderMarkup(message.text));
	if (message.files?.length && !message.rich) box.append(...message.files.map(file), text);
	else box.append(text, ...(message.files ?? []).map(file));
	if (Array.isArray(message.links)) box.append(links(message.links));
	if (message.rich) box.append(renderRich(message.rich));
	if (message.suggestions) box.append(chips(message.suggestions));
	box.append(actionMenu());
	return box;
}

function file({ name, size, picture, url }) {
	const figure = element('a', picture ? 'file picture' : 'file');
	figure.href = url;
	figure.download = name;
	if (picture) {
		const image = element('img');
		image.src = url;
		image.alt = name;
		image.addEventListener('load', stayDown);
		figure.append(image);
	}
	const caption = element('span', 'caption');
	caption.append(element('span', 'filename', name), element('small', '', bytes(size)));
	figure.append(caption);
	return figure;
}

function links(entries) {
	const list = element('ul', 'links');
	for (const { file_url: address } of entries) {
		const item = element('li');
		if (/^https?:\/\//.test(address)) item.append(link(address, address));
		list.append(item);
	}
	return list;
}

function bytes(size) {
	if (size < 1024) return `${size} bytes`;
	if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
	return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

function shortTime(time) {
	const date = new Date(time);
	return date.toDateString() === new Date().toDateString()
		? date.toLocaleTimeString('en-GB', { timeStyle: 'short' })
		: date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}

// Only someone's scrolling up leaves the bottom: a picture that has just loaded must not.
let atBottom = true;
let lastTop = 0;
messages.addEventListener('scroll', () => {
	const rest = messages.scrollHeight - messages.scrollTop - messages.clientHeight;
	if (rest < 80) atBottom = true;
	else if (messages.scrollTop < lastTop) atBottom = false;
	lastTop = messages.scrollTop;
});
function scrollDown() {
	messages.scrollTop = messages.scrollHeight;
	atBottom = true;
}
function stayDown() {
	if (atBottom) scrollDown();
}

document.getElementById('back').addEventListener('click', () => {
	history.replaceState(null, '', location.pathname);
	void show(undefined);
	showList();
});

let listPending;
let broken = false;
const events = new EventSource('/events');
const live = document.getElementById('live');
events.addEventListener('open', () => {
	live.textContent = 'live';
	live.className = 'on';
	// After a break: whatever was missed is in the state.
	if (broken) void load();
	broken = false;
});
events.addEventListener('error', () => {
	live.textContent = 'disconnected';
	live.className = '';
	broken = true;
});
let stagePending;
events.addEventListener('request', () => {
	// n8n may have made or changed a bot.
	stagePending ??= setTimeout(async () => {
		stagePending = undefined;
		if (await loadStage()) await load();
	}, 500);
});
events.addEventListener('changed', (event) => {
	if (JSON.parse(event.data).key === selected) void show(selected);
});
events.addEventListener('notice', (event) => {
	const notice = JSON.parse(event.data);
	if (notice.key !== selected) return;
	append(notice);
	stayDown();
});
events.addEventListener('reset', () => void load());
events.addEventListener('message', (event) => {
	const { conversation, message } = JSON.parse(event.data);
	const unread = conversations.get(conversation.key)?.unread ?? 0;
	conversations.set(conversation.key, {
		...conversation,
		...(message.key !== selected && { unread: unread + 1 }),
	});
	listPending ??= setTimeout(() => {
		listPending = undefined;
		showList();
	}, 100);
	if (message.key !== selected) return;
	append(message);
	stayDown();
});
void load();
