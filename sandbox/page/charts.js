'use strict';

// Percentage charts and graphs of a message as SVG. Texts only ever become text nodes.

const SVG = 'http://www.w3.org/2000/svg';
const TONES = 5;

function drawing(tag, attributes, text) {
	const node = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
	if (text !== undefined) node.textContent = text;
	return node;
}

/** A pie, a ring or half a ring, with its shares beside it. */
function renderShares({ data = [], styles = {} }) {
	const isHalf = styles.preview === 'semi_doughnut';
	const total = data.reduce((sum, { value }) => sum + Math.max(0, value), 0) || 1;
	const svg = drawing('svg', {
		viewBox: isHalf ? '-52 -52 104 56' : '-52 -52 104 104',
		class: isHalf ? 'shares half' : 'shares',
	});
	const whole = isHalf ? Math.PI : 2 * Math.PI;
	let angle = -Math.PI + (isHalf ? 0 : Math.PI / 2);
	data.forEach(({ value }, index) => {
		const end = angle + (whole * Math.max(0, value)) / total;
		const inner = styles.preview === 'pie' || !styles.preview ? 0 : 28;
		svg.append(drawing('path', { d: sector(angle, end, inner), class: `share${index % TONES}` }));
		angle = end;
	});
	const figure = element('div', 'chart');
	figure.append(
		svg,
		legend(data.map(({ label, value }) => `${label}: ${value} (${percent(value, total)})`)),
	);
	return figure;
}

function percent(value, total) {
	return `${Math.round((100 * Math.max(0, value)) / total)} %`;
}

function sector(from, to, inner) {
	// A whole circle has no arc from a point to itself.
	const end = Math.min(to, from + 2 * Math.PI - 0.001);
	const isLarge = end - from > Math.PI ? 1 : 0;
	const at = (angle, radius) =>
		`${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
	const outer = `M ${at(from, 50)} A 50 50 0 ${isLarge} 1 ${at(end, 50)}`;
	if (inner === 0) return `${outer} L 0 0 Z`;
	return `${outer} L ${at(end, inner)} A ${inner} ${inner} 0 ${isLarge} 0 ${at(from, inner)} Z`;
}

function legend(words) {
	const list = element('ul', 'legend');
	words.forEach((text, index) => {
		const item = element('li');
		item.append(element('span', `swatch share${index % TONES}`), text);
		list.append(item);
	});
	return list;
}

const GRAPH = { width: 520, height: 220, left: 46, bottom: 36, top: 12 };

/** Bars beside or upon each other, or a line for each series. */
function renderGraph({ data = [], styles = {} }) {
	const labels = [...new Set(data.flatMap(({ values = [] }) => values.map(({ label }) => label)))];
	const valueOf = (series, label) =>
		(series.values ?? []).find((point) => point.label === label)?.value ?? 0;
	const isStacked = styles.preview === 'vertical_stacked_bar';
	const heights = labels.map((label) => data.map((series) => Math.max(0, valueOf(series, label))));
	const highest = Math.max(
		1e-9,
		...heights.map((values) =>
			isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values),
		),
	);
	const area = {
		width: GRAPH.width - GRAPH.left - 8,
		height: GRAPH.height - GRAPH.bottom - GRAPH.top,
	};
	const step = area.width / Math.max(1, labels.length);
	const place = (index) => GRAPH.left + step * index;
	const level = (value) => GRAPH.top + area.height * (1 - value / highest);

	const svg = drawing('svg', { viewBox: `0 0 ${GRAPH.width} ${GRAPH.height}`, class: 'graph' });
	svg.append(...axes(labels, highest, { place, level, step }, styles));
	if (styles.preview === 'trend') {
		data.forEach((series, index) => {
			const points = labels.map(
				(label, point) =>
					`${place(point) + step / 2},${level(Math.max(0, valueOf(series, label)))}`,
			);
			svg.append(drawing('polyline', { points: points.join(' '), class: `line${index % TONES}` }));
		});
	} else {
		heights.forEach((values, point) => {
			let below = 0;
			values.forEach((value, index) => {
				const width = (step * 0.7) / (isStacked ? 1 : values.length);
				const top = level(below + value);
				svg.append(
					drawing('rect', {
						x: place(point) + step * 0.15 + (isStacked ? 0 : width * index),
						y: top,
						width,
						height: level(below) - top,
						class: `share${index % TONES}`,
					}),
				);
				if (isStacked) below += value;
			});
		});
	}
	const figure = element('div', 'chart wide');
	figure.append(svg, legend(data.map(({ category }) => String(category))));
	return figure;
}

function axes(labels, highest, { place, level, step }, { x_axis: across, y_axis: up }) {
	const base = level(0);
	const every = Math.ceil(labels.length / 12);
	return [
		drawing('line', { x1: GRAPH.left, x2: GRAPH.width - 8, y1: base, y2: base, class: 'axis' }),
		drawing('line', { x1: GRAPH.left, x2: GRAPH.left, y1: GRAPH.top, y2: base, class: 'axis' }),
		...[0, highest / 2, highest].map((value) =>
			drawing('text', { x: GRAPH.left - 5, y: level(value) + 4, class: 'end' }, shortNumber(value)),
		),
		...labels.flatMap((label, index) =>
			index % every === 0
				? [drawing('text', { x: place(index) + step / 2, y: base + 14, class: 'middle' }, label)]
				: [],
		),
		...(across
			? [drawing('text', { x: GRAPH.width / 2, y: GRAPH.height - 4, class: 'middle name' }, across)]
			: []),
		...(up
			? [
					drawing(
						'text',
						{ transform: `translate(11 ${GRAPH.height / 2}) rotate(-90)`, class: 'middle name' },
						up,
					),
				]
			: []),
	];
}

function shortNumber(value) {
	return Number(value.toPrecision(3)).toLocaleString('en-GB');
}
