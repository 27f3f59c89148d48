/** An extension, as its developer sees it. */
export interface Extension {
	/** Acts as a password in every request on it. */
	key: string;
	isInstalled: boolean;
	scope: string;
	teamIds: unknown;
	properties: Record<string, unknown>;
}

/** What developers and users of Cliq set up beside its components. */
export interface Platform {
	/** By ID. */
	extensions: Record<string, Extension>;
	/** Settings of the connected account, by kind of app. */
	preferences: Record<string, unknown>;
	mobile: Record<string, unknown>;
	shortcuts: Record<string, unknown>;
	/** By widget, map and ticker. */
	tickers: Map<string, Map<string, unknown>>;
}

/** Values as in Zoho's examples. */
export function newPlatform(): Platform {
	return {
		extensions: {
			'53719000002124010': {
				key: '1a2b3c4d5e6f',
				isInstalled: true,
				scope: 'organization',
				teamIds: [],
				properties: { api_key: 'my_secret_api_key_value', region: 'us-east', max_retries: '3' },
			},
		},
		preferences: {
			dark_mode: 'disabled',
			ui_theme: '4',
			cliq_font: '-1',
			sound_notification: 'enabled',
		},
		mobile: {
			last_seen: 'disabled',
			file_summary: 'disabled',
			media_upload_quality: 'enabled',
			notification: { direct_message: 'enabled', bot: 'enabled', bot_sound: 'enabled' },
		},
		shortcuts: {
			basic: { search: { mac: 'cmd+k', windows: 'ctrl+k' } },
			composer: { bold: { mac: 'cmd+b', windows: 'ctrl+b' } },
			custom: {},
		},
		tickers: new Map(),
	};
}
