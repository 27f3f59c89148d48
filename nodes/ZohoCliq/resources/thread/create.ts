import { text } from '../../fields';
import { inThread } from './inThread';

const threadTitle = text({
	name: 'threadTitle',
	placement: 'form',
	description: 'Title of the thread. Leave empty to use the text of the message.',
	placeholder: 'e.g. Final Report Submission',
	max: 100,
});

export const create = inThread({
	name: 'Create',
	action: 'Create thread',
	description: 'Start a thread from a message, or post into the one it has',
	title: threadTitle,
});
