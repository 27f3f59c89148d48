/** What of the options of a send Cliq takes for a bot's messages to people. */
export const botSupports = {
	appKey: true,
	allowedFileTypes: true,
	linkToExecution: true,
	longText: true,
	maxFileSizeMb: true,
	mentions: true,
	neutralizeMentions: true,
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
} as const;
