/**
 * Every endpoint of Cliq's API that the node can call, once: what is asked, which scope it takes,
 * which permission of the credential grants that scope, and how often Cliq lets one user call it.
 *
 * Sources: Zoho's published OpenAPI documents; where live organizations or Zoho's guides differ,
 * a comment says so. `limitPerMinute` is Cliq's threshold for one user (all tokens together) and
 * `lockMinutes` how long Cliq refuses that endpoint past it; null where none is published.
 */
export interface Endpoint {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Whole path; `{name}` stands for one encoded segment. */
	readonly path: string;
	readonly scope: string;
	readonly permission: PermissionName;
	readonly limitPerMinute: number | null;
	readonly lockMinutes: number | null;
	/** Set where each call does something anew, although its method says otherwise. */
	readonly everyTimeAnew?: true;
}

/** What a user grants in the credential; `core` is always requested. */
export type PermissionName =
	| 'core'
	| 'readMessages'
	| 'editMessages'
	| 'deleteMessages'
	| 'downloadFiles'
	| 'react'
	| 'scheduleMessages'
	| 'manageChannels'
	| 'manageChats'
	| 'manageTeams'
	| 'manageUsers'
	| 'setStatus'
	| 'reminders';

// prettier-ignore
export const endpoints = {
	// Messages
	'messages.postToUser':           { method: 'POST',   path: '/api/v2/buddies/{user}/message',                          scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 50,   lockMinutes: 10   },
	'messages.postToChannel':        { method: 'POST',   path: '/api/v2/channelsbyname/{channel}/message',                scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 50,   lockMinutes: 10   },
	'messages.postToChat':           { method: 'POST',   path: '/api/v2/chats/{chat}/message',                            scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 50,   lockMinutes: 10   },
	'messages.postToBot':            { method: 'POST',   path: '/api/v2/bots/{bot}/message',                              scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 50,   lockMinutes: 10   },
	'messages.getMany':              { method: 'GET',    path: '/api/v2/chats/{chat}/messages',                           scope: 'ZohoCliq.Messages.READ',          permission: 'readMessages',     limitPerMinute: 15,   lockMinutes: 5    },
	// Published with a trailing /messages; this spelling is the one that works for others.
	'messages.get':                  { method: 'GET',    path: '/api/v2/chats/{chat}/messages/{message}',                 scope: 'ZohoCliq.Messages.READ',          permission: 'readMessages',     limitPerMinute: 30,   lockMinutes: 5    },
	// Published with Webhooks.* scopes; live organizations ask for Messages.*.
	'messages.update':               { method: 'PUT',    path: '/api/v2/chats/{chat}/messages/{message}',                 scope: 'ZohoCliq.Messages.UPDATE',        permission: 'editMessages',     limitPerMinute: 50,   lockMinutes: 10,   everyTimeAnew: true },
	'messages.delete':               { method: 'DELETE', path: '/api/v2/chats/{chat}/messages/{message}',                 scope: 'ZohoCliq.Messages.DELETE',        permission: 'deleteMessages',   limitPerMinute: 20,   lockMinutes: 5    },
	'messages.getReactions':         { method: 'GET',    path: '/api/v2/chats/{chat}/messages/{message}/reactions',       scope: 'ZohoCliq.messageactions.READ',    permission: 'react',            limitPerMinute: 50,   lockMinutes: 10   },
	// `messageactions` and `messages.CREATE` are lower case on purpose: so Zoho spells them.
	'messages.addReaction':          { method: 'POST',   path: '/api/v2/chats/{chat}/messages/{message}/reactions',       scope: 'ZohoCliq.messageactions.CREATE',  permission: 'react',            limitPerMinute: 20,   lockMinutes: 5    },
	'messages.removeReaction':       { method: 'DELETE', path: '/api/v2/chats/{chat}/messages/{message}/reactions',       scope: 'ZohoCliq.messageactions.CREATE',  permission: 'react',            limitPerMinute: 20,   lockMinutes: 5    },
	// From a guide, in no document of Zoho: text and files in one multipart request.
	'messages.postWithFilesToChat':  { method: 'POST',   path: '/api/v2/chats/{chat}/messages',                           scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: null, lockMinutes: null },

	// Scheduled messages
	'scheduledMessages.create':      { method: 'POST',   path: '/api/v2/chats/{chat}/scheduledmessages',                  scope: 'ZohoCliq.messages.CREATE',        permission: 'scheduleMessages', limitPerMinute: 50,   lockMinutes: 10   },

	// Files
	'files.shareWithUser':           { method: 'POST',   path: '/api/v2/buddies/{user}/files',                            scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'files.shareWithChannel':        { method: 'POST',   path: '/api/v2/channelsbyname/{channel}/files',                  scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'files.shareWithChat':           { method: 'POST',   path: '/api/v2/chats/{chat}/files',                              scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'files.shareWithBot':            { method: 'POST',   path: '/api/v2/bots/{bot}/files',                                scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'files.get':                     { method: 'GET',    path: '/api/v2/files/{file}',                                    scope: 'ZohoCliq.Attachments.READ',       permission: 'downloadFiles',    limitPerMinute: 20,   lockMinutes: 10   },

	// Bots
	// Only v3 lists bots.
	'bots.getMany':                  { method: 'GET',    path: '/api/v3/bots',                                            scope: 'ZohoCliq.Bots.READ',              permission: 'core',             limitPerMinute: 30,   lockMinutes: 5    },
	'bots.getSubscribers':           { method: 'GET',    path: '/api/v2/bots/{bot}/subscribers',                          scope: 'ZohoCliq.Bots.READ',              permission: 'core',             limitPerMinute: 100,  lockMinutes: 10   },
	// Published as 10 calls in 5 minutes.
	'bots.triggerCall':              { method: 'POST',   path: '/api/v2/bots/{bot}/calls',                                scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 2,    lockMinutes: 30   },
	// In Zoho's help for v2; its threshold is published for v3.
	'bots.sendToIncomingWebhook':    { method: 'POST',   path: '/api/v2/bots/{bot}/incoming',                             scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 50,   lockMinutes: 10   },

	// Channels
	'channels.create':               { method: 'POST',   path: '/api/v2/channels',                                        scope: 'ZohoCliq.Channels.CREATE',        permission: 'manageChannels',   limitPerMinute: 20,   lockMinutes: 5    },
	'channels.getMany':              { method: 'GET',    path: '/api/v2/channels',                                        scope: 'ZohoCliq.Channels.READ',          permission: 'core',             limitPerMinute: 30,   lockMinutes: 5    },
	'channels.get':                  { method: 'GET',    path: '/api/v2/channels/{channel}',                              scope: 'ZohoCliq.Channels.READ',          permission: 'core',             limitPerMinute: 30,   lockMinutes: 5    },
	// Seen live, in no document.
	'channels.getByName':            { method: 'GET',    path: '/api/v2/channelsbyname/{channel}',                        scope: 'ZohoCliq.Channels.READ',          permission: 'core',             limitPerMinute: null, lockMinutes: null },
	'channels.update':               { method: 'PUT',    path: '/api/v2/channels/{channel}',                              scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 50,   lockMinutes: 5    },
	'channels.delete':               { method: 'DELETE', path: '/api/v2/channels/{channel}',                              scope: 'ZohoCliq.Channels.DELETE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.getMembers':           { method: 'GET',    path: '/api/v2/channels/{channel}/members',                      scope: 'ZohoCliq.Channels.READ',          permission: 'core',             limitPerMinute: 100,  lockMinutes: 5    },
	'channels.addMembers':           { method: 'POST',   path: '/api/v2/channels/{channel}/members',                      scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.removeMembers':        { method: 'DELETE', path: '/api/v2/channels/{channel}/members',                      scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	// Published with a trailing /members; this spelling is the one that works for others.
	'channels.changeMemberRole':     { method: 'PUT',    path: '/api/v2/channels/{channel}/members/{user}',               scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.addBot':               { method: 'POST',   path: '/api/v2/bots/{bot}/associate',                            scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 5,    lockMinutes: 5    },
	// In no document; the counterpart of adding one.
	'channels.removeBot':            { method: 'DELETE', path: '/api/v2/bots/{bot}/associate',                            scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: null, lockMinutes: null },
	'channels.approve':              { method: 'POST',   path: '/api/v2/channels/{channel}/approve',                      scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.reject':               { method: 'POST',   path: '/api/v2/channels/{channel}/reject',                       scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.join':                 { method: 'POST',   path: '/api/v2/channels/{channel}/join',                         scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.leave':                { method: 'POST',   path: '/api/v2/channels/{channel}/leave',                        scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.archive':              { method: 'POST',   path: '/api/v2/channels/{channel}/archive',                      scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },
	'channels.unarchive':            { method: 'POST',   path: '/api/v2/channels/{channel}/unarchive',                    scope: 'ZohoCliq.Channels.UPDATE',        permission: 'manageChannels',   limitPerMinute: 10,   lockMinutes: 5    },

	// Chats
	'chats.getMany':                 { method: 'GET',    path: '/api/v2/chats',                                           scope: 'ZohoCliq.Chats.READ',             permission: 'core',             limitPerMinute: 30,   lockMinutes: 5    },
	'chats.getMembers':              { method: 'GET',    path: '/api/v2/chats/{chat}/members',                            scope: 'ZohoCliq.Chats.READ',             permission: 'core',             limitPerMinute: 30,   lockMinutes: 5    },
	'chats.mute':                    { method: 'POST',   path: '/api/v2/chats/{chat}/mute',                               scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: 50,   lockMinutes: 5    },
	'chats.unmute':                  { method: 'POST',   path: '/api/v2/chats/{chat}/unmute',                             scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: 50,   lockMinutes: 5    },
	'chats.pinMessage':              { method: 'POST',   path: '/api/v2/chats/{chat}/stickymessage',                      scope: 'ZohoCliq.Chats.CREATE',           permission: 'manageChats',      limitPerMinute: 20,   lockMinutes: 10   },
	'chats.getPinnedMessage':        { method: 'GET',    path: '/api/v2/chats/{chat}/stickymessage',                      scope: 'ZohoCliq.Chats.READ',             permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'chats.unpinMessage':            { method: 'DELETE', path: '/api/v2/chats/{chat}/stickymessage',                      scope: 'ZohoCliq.Chats.DELETE',           permission: 'manageChats',      limitPerMinute: 50,   lockMinutes: 5    },
	'chats.leave':                   { method: 'POST',   path: '/api/v2/chats/{chat}/leave',                              scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: 10,   lockMinutes: 10   },

	// Threads
	// Published for threads; a message with `thread_message_id` starts one.
	'threads.create':                { method: 'POST',   path: '/api/v2/channels/{channel}/message',                      scope: 'ZohoCliq.Webhooks.CREATE',        permission: 'core',             limitPerMinute: 50,   lockMinutes: 5    },
	'threads.getMany':               { method: 'GET',    path: '/api/v2/channels/{channel}/threads',                      scope: 'ZohoCliq.Chats.READ',             permission: 'core',             limitPerMinute: null, lockMinutes: null },
	'threads.getMainMessage':        { method: 'GET',    path: '/api/v2/threads/{thread}/messages/main',                  scope: 'ZohoCliq.Messages.READ',          permission: 'readMessages',     limitPerMinute: 30,   lockMinutes: 5    },
	'threads.update':                { method: 'PUT',    path: '/api/v2/threads/{thread}',                                scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: 20,   lockMinutes: 5    },
	'threads.getFollowers':          { method: 'GET',    path: '/api/v2/threads/{thread}/followers',                      scope: 'ZohoCliq.Chats.READ',             permission: 'core',             limitPerMinute: 20,   lockMinutes: 5    },
	'threads.addFollowers':          { method: 'POST',   path: '/api/v2/threads/{thread}/followers',                      scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: 20,   lockMinutes: 5    },
	'threads.removeFollowers':       { method: 'DELETE', path: '/api/v2/threads/{thread}/followers',                      scope: 'ZohoCliq.Chats.DELETE',           permission: 'manageChats',      limitPerMinute: null, lockMinutes: null },
	'threads.getNonFollowers':       { method: 'GET',    path: '/api/v2/threads/{thread}/nonfollowers',                   scope: 'ZohoCliq.Chats.READ',             permission: 'core',             limitPerMinute: 20,   lockMinutes: 5    },
	'threads.follow':                { method: 'POST',   path: '/api/v2/threads/{thread}/follow',                         scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: null, lockMinutes: null },
	'threads.unfollow':              { method: 'POST',   path: '/api/v2/threads/{thread}/unfollow',                       scope: 'ZohoCliq.Chats.UPDATE',           permission: 'manageChats',      limitPerMinute: null, lockMinutes: null },

	// Users
	'users.getMany':                 { method: 'GET',    path: '/api/v2/users',                                           scope: 'ZohoCliq.Users.READ',             permission: 'core',             limitPerMinute: 30,   lockMinutes: 10   },
	'users.get':                     { method: 'GET',    path: '/api/v2/users/{user}',                                    scope: 'ZohoCliq.Users.READ',             permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	// From a guide, in no document of Zoho: who am I, and the people I talk to.
	'users.getMe':                   { method: 'GET',    path: '/api/v2/users/me',                                        scope: 'ZohoCliq.Users.READ',             permission: 'core',             limitPerMinute: null, lockMinutes: null },
	'users.getBuddies':              { method: 'GET',    path: '/api/v2/buddies',                                         scope: 'ZohoCliq.Users.READ',             permission: 'core',             limitPerMinute: null, lockMinutes: null },
	'users.create':                  { method: 'POST',   path: '/api/v2/users',                                           scope: 'ZohoCliq.Users.CREATE',           permission: 'manageUsers',      limitPerMinute: 5,    lockMinutes: 10   },
	'users.update':                  { method: 'PUT',    path: '/api/v2/users/{user}',                                    scope: 'ZohoCliq.Users.UPDATE',           permission: 'manageUsers',      limitPerMinute: 20,   lockMinutes: 10   },
	'users.getTeams':                { method: 'GET',    path: '/api/v2/users/{user}/teams',                              scope: 'ZohoCliq.Users.READ',             permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'users.getLayouts':              { method: 'GET',    path: '/api/v2/users/layout',                                    scope: 'ZohoCliq.Users.READ',             permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },

	// Remote work
	'remoteWork.getMe':              { method: 'GET',    path: '/api/v2/me',                                              scope: 'ZohoCliq.Profile.READ',           permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },

	// Statuses
	'statuses.create':               { method: 'POST',   path: '/api/v2/statuses',                                        scope: 'ZohoCliq.Profile.CREATE',         permission: 'setStatus',        limitPerMinute: 20,   lockMinutes: 10   },
	'statuses.getMany':              { method: 'GET',    path: '/api/v2/statuses',                                        scope: 'ZohoCliq.Profile.READ',           permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'statuses.getCurrent':           { method: 'GET',    path: '/api/v2/statuses/current',                                scope: 'ZohoCliq.Profile.READ',           permission: 'core',             limitPerMinute: 20,   lockMinutes: 10   },
	'statuses.set':                  { method: 'PUT',    path: '/api/v2/statuses/{status}/set',                           scope: 'ZohoCliq.Profile.UPDATE',         permission: 'setStatus',        limitPerMinute: 20,   lockMinutes: 10   },
	'statuses.delete':               { method: 'DELETE', path: '/api/v2/statuses/{status}',                               scope: 'ZohoCliq.Profile.DELETE',         permission: 'setStatus',        limitPerMinute: 20,   lockMinutes: 10   },
	'statuses.setTransient':         { method: 'PUT',    path: '/api/v2/statuses/ephemeral',                              scope: 'ZohoCliq.Profile.UPDATE',         permission: 'setStatus',        limitPerMinute: 20,   lockMinutes: 10   },
	'statuses.clearTransient':       { method: 'DELETE', path: '/api/v2/statuses/ephemeral',                              scope: 'ZohoCliq.Profile.DELETE',         permission: 'setStatus',        limitPerMinute: 20,   lockMinutes: 10   },

	// Teams (Zoho publishes a help page, no document)
	'teams.getMany':                 { method: 'GET',    path: '/api/v2/teams',                                           scope: 'ZohoCliq.Teams.READ',             permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.create':                  { method: 'POST',   path: '/api/v2/teams',                                           scope: 'ZohoCliq.Teams.CREATE',           permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.get':                     { method: 'GET',    path: '/api/v2/teams/{team}',                                    scope: 'ZohoCliq.Teams.READ',             permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.update':                  { method: 'PUT',    path: '/api/v2/teams/{team}',                                    scope: 'ZohoCliq.Teams.UPDATE',           permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.delete':                  { method: 'DELETE', path: '/api/v2/teams/{team}',                                    scope: 'ZohoCliq.Teams.DELETE',           permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.getMembers':              { method: 'GET',    path: '/api/v2/teams/{team}/members',                            scope: 'ZohoCliq.Teams.READ',             permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.addMembers':              { method: 'POST',   path: '/api/v2/teams/{team}/members',                            scope: 'ZohoCliq.Teams.CREATE',           permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },
	'teams.removeMember':            { method: 'DELETE', path: '/api/v2/teams/{team}/members/{user}',                     scope: 'ZohoCliq.Teams.DELETE',           permission: 'manageTeams',      limitPerMinute: null, lockMinutes: null },

	// Reminders
	'reminders.create':              { method: 'POST',   path: '/api/v2/reminders',                                       scope: 'ZohoCliq.Reminders.CREATE',       permission: 'reminders',        limitPerMinute: 50,   lockMinutes: 10   },
	'reminders.getMany':             { method: 'GET',    path: '/api/v2/reminders',                                       scope: 'ZohoCliq.Reminders.CREATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.get':                 { method: 'GET',    path: '/api/v2/reminders/{reminder}',                            scope: 'ZohoCliq.Reminders.READ',         permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.update':              { method: 'PUT',    path: '/api/v2/reminders/{reminder}',                            scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.delete':              { method: 'DELETE', path: '/api/v2/reminders/{reminder}',                            scope: 'ZohoCliq.Reminders.DELETE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.deleteMany':          { method: 'DELETE', path: '/api/v2/reminders/batch',                                 scope: 'ZohoCliq.Reminders.DELETE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.deleteCompleted':     { method: 'DELETE', path: '/api/v2/reminders/clearcompleted',                        scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 10,   lockMinutes: 10   },
	'reminders.markComplete':        { method: 'PUT',    path: '/api/v2/reminders/{reminder}/complete',                   scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.markIncomplete':      { method: 'PUT',    path: '/api/v2/reminders/{reminder}/incomplete',                 scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.snooze':              { method: 'PUT',    path: '/api/v2/reminders/{reminder}/snooze',                     scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.dismissSnooze':       { method: 'PUT',    path: '/api/v2/reminders/{reminder}/dismisssnooze',              scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.assign':              { method: 'POST',   path: '/api/v2/reminders/{reminder}/users',                      scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.unassign':            { method: 'DELETE', path: '/api/v2/reminders/{reminder}/users/{user}',               scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10   },
	'reminders.remindAssignee':      { method: 'PUT',    path: '/api/v2/reminders/{reminder}/users/{user}/remind',        scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10,   everyTimeAnew: true },
	'reminders.remindAllAssignees':  { method: 'PUT',    path: '/api/v2/reminders/{reminder}/remind',                     scope: 'ZohoCliq.Reminders.UPDATE',       permission: 'reminders',        limitPerMinute: 30,   lockMinutes: 10,   everyTimeAnew: true },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
