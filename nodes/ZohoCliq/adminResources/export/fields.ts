import { chatId, reworded } from '../../fields';

/** A chat of anybody, by ID. */
export const exportedChatId = reworded(chatId, {
	description: 'The chat or channel to export; those of others by ID from Export: Get Chats',
});
