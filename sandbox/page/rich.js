'use strict';

// Cards, buttons, polls and slides as DOM nodes, much as Cliq shows them. Nothing that was sent is loaded or run.

function renderRich({ card, buttons, slides, votes }) {
	const box = element('div', 'rich');
	if (card) box.append(renderCard(card, votes));
	if (Array.isArray(slides)) box.append(...slides.map(renderSlide));
	if (Array.isArray(buttons) && buttons.length > 0) box.append(renderButtons(buttons));
	return box;
}

function renderCard({ theme, title, thumbnail, sections = [], options = [] }, votes = {}) {
	const card = element('section', `card ${theme === 'poll' || theme === 'prompt' ? theme : ''}`);
	const head = element('div', 'head');
	if (thumbnail) head.append(picture(thumbnail, 'thumbnail'));
	head.append(element('strong', 'cardtitle', title ?? ''));
	if (theme === 'poll') head.append(element('span', 'tag', 'poll'));
	card.append(head);
	for (const { title: heading, fields = [] } of sections) {
		const section = element('div', 'section');
		if (heading) section.append(element('h4', '', heading));
		section.append(pairs(fields.map((field) => [field.title, field.value])));
		card.append(section);
	}
	if (options.length > 0) card.append(renderPoll(options, Object.values(votes)));
	return card;
}

function renderPoll(options, votes) {
	const list = element('ul', 'poll');
	options.forEach(({ text }, index) => {
		const item = element('li');
		const name = element('button', 'option');
		name.type = 'button';
		name.dataset.option = index;
		name.append(element('span', 'circle'), text);
		const count = votes.filter((vote) => vote === index).length;
		item.append(name, element('small', '', count === 1 ? '1 vote' : `${count} votes`));
		list.append(item);
	});
	return list;
}

function renderButtons(buttons) {
	const row = element('div', 'buttons');
	for (const { label, type, hint, action = {} } of buttons) {
		const button = element('button', type === '-' ? 'negative' : 'positive', label);
		button.type = 'button';
		const { data = {}, confirm } = action;
		Object.assign(button.dataset, { action: action.type ?? '', label });
		button.dataset.asks = confirm?.title ?? '';
		const what = data.web ?? data.url ?? data.name ?? data.api ?? data.text ?? '';
		button.title = [hint, `${action.type}: ${what}`, confirm && `asks first: ${confirm.title}`]
			.filter(Boolean)
			.join('\n');
		button.dataset.value = what;
		row.append(button);
	}
	return row;
}

const SLIDES = {
	text: ({ data }) => {
		const text = element('div', 'text');
		text.append(renderMarkup(String(data)));
		return text;
	},
	table: renderTable,
	list: renderList,
	label: ({ data = [] }) =>
		pairs(
			data.flatMap((entry) =>
				'label' in entry && 'value' in entry ? [[entry.label, entry.value]] : Object.entries(entry),
			),
		),
	images: ({ data = [] }) => {
		const row = element('div', 'images');
		row.append(...data.map((address) => picture(address, 'image')));
		return row;
	},
	percentage_chart: renderShares,
	graph: renderGraph,
};

function renderSlide(slide) {
	const box = element('section', 'slide');
	if (slide.title) box.append(element('h4', '', slide.title));
	const render = Object.hasOwn(SLIDES, slide.type) ? SLIDES[slide.type] : undefined;
	box.append(render ? render(slide) : element('pre', '', JSON.stringify(slide, null, 2)));
	return box;
}

function renderTable({ data: { headers = [], rows = [] } = {} }) {
	const table = element('table');
	const head = element('tr');
	head.append(...headers.map((header) => element('th', '', header)));
	const body = rows.map((row) => {
		const line = element('tr');
		line.append(...headers.map((header) => element('td', '', String(row[header] ?? ''))));
		return line;
	});
	const scroller = element('div', 'scroller');
	table.append(head, ...body);
	scroller.append(table);
	return scroller;
}

const NUMBERED = {
	decimal: '1',
	'lower-alpha': 'a',
	'upper-alpha': 'A',
	'lower-roman': 'i',
	'upper-roman': 'I',
};

function renderList({ data = [], styles = {} }) {
	const number = NUMBERED[styles.type];
	const list = element(number ? 'ol' : 'ul', `marks ${number ? '' : (styles.type ?? '')}`);
	if (number) list.type = number;
	list.append(...data.map((text) => renderInline(element('li'), String(text))));
	return list;
}

function pairs(entries) {
	const list = element('dl');
	for (const [name, value] of entries) {
		const pair = element('div');
		const words = renderInline(element('dd'), value === '' ? '–' : String(value));
		pair.append(element('dt', '', name), words);
		list.append(pair);
	}
	return list;
}

/** A stand-in for a picture elsewhere: this page loads nothing from other hosts. */
function picture(address, className) {
	const frame = /^https?:\/\//.test(address) ? link(address, '') : element('span');
	frame.className = `picture-elsewhere ${className}`;
	frame.title = address;
	frame.append(element('span', 'mark', '▧'));
	if (className === 'image') frame.append(element('small', '', address));
	return frame;
}
