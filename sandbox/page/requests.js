'use strict';

const list = document.getElementById('requests');
let pending;

async function load() {
	pending = undefined;
	const answer = await fetch('/requests', { headers: { accept: 'application/json' } });
	const requests = await answer.json();
	const open = new Set(
		[...list.querySelectorAll('details[open]')].map((details) => details.dataset.key),
	);
	list.replaceChildren(...requests.reverse().map((request) => row(request, open)));
}

function row(request, open) {
	const line = document.createElement('tr');
	const query = new URLSearchParams(request.query).toString();
	const details = document.createElement('details');
	details.dataset.key = `${request.at} ${request.path}`;
	details.open = open.has(details.dataset.key);
	const summary = document.createElement('summary');
	summary.textContent = `${request.method} ${request.path}${query && `?${query}`}`;
	const raw = document.createElement('pre');
	raw.textContent = JSON.stringify(request, null, 2);
	details.append(summary, raw);
	const status = cell(String(request.status ?? '–'));
	status.className = request.status < 400 ? 'good' : 'bad';
	const last = document.createElement('td');
	last.append(details);
	line.append(cell(new Date(request.at).toLocaleTimeString('en-GB')), status, last);
	return line;
}

function cell(text) {
	const element = document.createElement('td');
	element.textContent = text;
	return element;
}

const soon = () => (pending ??= setTimeout(load, 150));
const events = new EventSource('/events');
// Also after a break: whatever was missed is in the list.
events.addEventListener('open', soon);
void load();
events.addEventListener('request', soon);
events.addEventListener('reset', soon);
