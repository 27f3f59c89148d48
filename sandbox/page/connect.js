'use strict';

// What to enter in n8n's credential, each value with a button that copies it.

async function showCredential() {
	const { values, note } = await (await fetch('/connect')).json();
	document.getElementById('values').replaceChildren(...Object.entries(values).map(valueRow));
	document.querySelector('#container small').textContent = note;
	document.getElementById('credential').showModal();
}

function valueRow([name, value], index) {
	const row = element('div', 'value');
	const label = element('label', '', name);
	const input = element('input');
	input.id = `value${index}`;
	label.htmlFor = input.id;
	input.value = value;
	input.readOnly = true;
	const button = element('button', 'plain', 'Copy');
	button.type = 'button';
	button.setAttribute('aria-label', `Copy ${name}`);
	button.addEventListener('click', async () => {
		await copy(input);
		button.textContent = 'Copied';
		setTimeout(() => (button.textContent = 'Copy'), 1500);
	});
	row.append(label, input, button);
	return row;
}

async function copy(input) {
	// Browsers have a clipboard only on https and on this machine's own names.
	if (navigator.clipboard) return await navigator.clipboard.writeText(input.value);
	input.select();
	document.execCommand('copy');
}

document.getElementById('connect').addEventListener('click', () => void showCredential());
