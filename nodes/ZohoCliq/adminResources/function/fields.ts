import { choice, listedId } from '../../fields';

/** A function. */
export const functionId = listedId({
	name: 'function',
	search: 'searchFunctions',
	example: '53719000002124011',
	hint: 'Returned by Function: Get Many',
});

/** Which of its handlers. */
export const handlerType = choice({
	name: 'handlerType',
	placement: 'form',
	description: 'When the handler runs',
	options: {
		button_handler: 'Button',
		form_submit_handler: 'Form Submitted',
		form_change_handler: 'Form Changed',
		form_dynamic_select_handler: 'Dynamic Drop-Down of a Form',
		form_view_handler: 'Form Shown',
		widget_button_handler: 'Button of a Widget',
	},
});
