import { type Answer, ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { type Fields, isObject } from '../fields';

const READ = 'ZohoCliq.Profile.READ';
const UPDATE = 'ZohoCliq.Profile.UPDATE';
/** None is published for these. */
const UNPUBLISHED = { limitPerMinute: 20, lockMinutes: 5 } as const;
const OWN = { ...UNPUBLISHED, path: '/api/v3/settings/user-preferences' } as const;
const MOBILE = { ...UNPUBLISHED, path: '/api/v3/settings/mobile' } as const;
const SHORTCUTS = {
	limitPerMinute: 20,
	lockMinutes: 5,
	path: '/api/v3/settings/keyboard-shortcuts',
} as const;
const NO_BODY: Answer = { status: 204 };

const SWITCH = { type: 'string', values: ['enabled', 'disabled'] } as const;
const TEXT = { type: 'string' } as const;

function switches(...names: string[]): Fields {
	return Object.fromEntries(names.map((name) => [name, SWITCH]));
}

const PREFERENCES: Fields = {
	...switches('dark_mode', 'lhs_theme', 'smileys', 'translation_mode', 'av_noise_cancellation'),
	...switches('av_hd_video', 'sound_notification', 'desktop_notification', 'reading_mask'),
	...switches('vision_assistive', 'conference_recording', 'last_seen', 'linkpreview_status'),
	ui_theme: TEXT,
	cliq_font: TEXT,
	cliq_font_size: TEXT,
	video_background: TEXT,
	video_filter: TEXT,
};

const NOTIFIED = [
	...['direct_message', 'channel', 'group', 'atmentions', 'bot', 'reactions', 'hashtags', 'MT'],
].flatMap((kind) => [kind, `${kind}_sound`, `${kind}_preview`]);

const MOBILE_SETTINGS: Fields = {
	...switches('av_noise_cancellation', 'conference_recording', 'last_seen', 'file_summary'),
	...switches('media_upload_quality', 'huddle_join_video_muted', 'av_hd_video', 'chat_summary'),
	media_to_gallery: { type: 'object', keys: switches('images', 'camera_captures', 'videos') },
	media_auto_download: { type: 'object', keys: { images: TEXT, videos: TEXT, others: TEXT } },
	notification: { type: 'object', keys: switches(...NOTIFIED) },
};

const GROUPS: Fields = Object.fromEntries(
	['basic', 'composer', 'message_action', 'annotate', 'media', 'networks', 'custom'].map(
		(group) => [group, { type: 'object' }] as const,
	),
);

/** One's own settings: v3 userpreferences.yml, mobilesettings.yml, keyboardshortcuts.yml. */
export const preferenceEndpoints: Endpoint[] = [
	{
		...OWN,
		method: 'GET',
		scope: READ,
		query: { keys: TEXT },
		handle: ({ organization: { platform }, query }) =>
			ok({ userpreferences: chosen(platform.preferences, query.keys) }),
	},
	{
		...OWN,
		method: 'PUT',
		scope: UPDATE,
		body: PREFERENCES,
		handle: ({ organization: { platform }, body }) => {
			Object.assign(platform.preferences, body);
			return NO_BODY;
		},
	},
	{
		...MOBILE,
		method: 'GET',
		scope: READ,
		query: { keys: TEXT, fetch_all: { type: 'boolean' } },
		handle: ({ organization: { platform }, query }) => ok(chosen(platform.mobile, query.keys)),
	},
	{
		...MOBILE,
		method: 'PUT',
		scope: UPDATE,
		// The one that the query takes too is a shortcut for one of the body's.
		query: { file_summary: SWITCH },
		body: MOBILE_SETTINGS,
		handle: ({ organization: { platform }, body, query }) => {
			merge(platform.mobile, { ...query, ...body });
			return NO_BODY;
		},
	},
	{
		...SHORTCUTS,
		method: 'GET',
		scope: READ,
		handle: ({ organization: { platform } }) => ok({ keyboard_shortcuts: platform.shortcuts }),
	},
	{
		...SHORTCUTS,
		method: 'PUT',
		scope: UPDATE,
		body: GROUPS,
		handle: (call) => {
			if (Object.keys(call.body).length === 0) throw invalidShortcuts();
			merge(call.organization.platform.shortcuts, call.body);
			return ok({ status: 'success' });
		},
	},
	{
		...SHORTCUTS,
		method: 'DELETE',
		scope: 'ZohoCliq.Profile.DELETE',
		body: { ...GROUPS, type: { type: 'string', values: ['custom', 'default'] } },
		handle: resetShortcuts,
	},
];

function resetShortcuts({ body, organization: { platform } }: Call): Answer {
	if (Object.keys(body).length === 0) throw invalidShortcuts();
	const { type, ...groups } = body;
	if (type === 'custom') platform.shortcuts.custom = {};
	for (const [group, names] of Object.entries(groups)) {
		const known = platform.shortcuts[group];
		if (!isObject(known) || !isObject(names)) continue;
		const others = Object.entries(known).filter(([name]) => !(name in names));
		platform.shortcuts[group] = Object.fromEntries(others);
	}
	return NO_BODY;
}

function invalidShortcuts(): Refusal {
	return new Refusal(400, 'invalid_shortcut_payload', 'The shortcuts are invalid.');
}

function chosen(all: Record<string, unknown>, keys?: string): Record<string, unknown> {
	const wanted = keys?.split(',');
	return Object.fromEntries(Object.entries(all).filter(([key]) => wanted?.includes(key) ?? true));
}

/** Nested settings keep what is not named. */
function merge(all: Record<string, unknown>, given: Readonly<Record<string, unknown>>): void {
	for (const [key, value] of Object.entries(given)) {
		const known = all[key];
		if (isObject(known) && isObject(value)) merge(known, value);
		else all[key] = value;
	}
}
