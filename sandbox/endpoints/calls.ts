import { type Answer, extraParam, ok, urlInvalid } from '../answers';
import type { MediaSession } from '../calendar';
import type { Call, Endpoint } from '../endpoint';
import { addedSince, page, syncTokenOf } from './paging';

const STATES = ['live', 'viewed', 'scheduled', 'missed', 'received', 'dialled'];

/** Calls and meetings: v2 callsmeetings.yml. */
export const callEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v2/mediasessions',
		scope: 'ZohoCliq.MediaSession.READ',
		limitPerMinute: 50,
		lockMinutes: 10,
		query: {
			type: { type: 'string' },
			search: { type: 'string' },
			sync_token: { type: 'string' },
			next_token: { type: 'string' },
			limit: { type: 'integer', max: 100 },
			from: { type: 'string' },
			to: { type: 'string' },
			last_modified: { type: 'string' },
			filter: { type: 'string', values: STATES },
			host_id: { type: 'integer' },
			recipient_id: { type: 'integer' },
			recipient_ids: { type: 'string' },
		},
		handle: listCalls,
	},
	{
		method: 'GET',
		path: '/api/v2/mediasessions/{callId}/participants',
		scope: 'ZohoCliq.MediaSession.READ',
		limitPerMinute: 20,
		lockMinutes: 10,
		queryHeader: 'x-api-version',
		query: {
			next_token: { type: 'string' },
			limit: { type: 'string' },
			from: { type: 'string' },
			to: { type: 'string' },
			filter: { type: 'string', values: ['live', 'invited', 'joined'] },
		},
		handle: listParticipants,
	},
];

/** A token comes alone [n8n peer node]; it knows the rest of its request. */
function listCalls({ organization, query }: Call): Answer {
	const { next_token: next, sync_token: since } = query;
	const [beside] = Object.keys(query).filter((key) => !key.endsWith('_token'));
	if ((next ?? since) !== undefined && beside !== undefined) throw extraParam(beside);
	const types = query.type?.split(',') ?? [
		'audio_conference',
		'video_conference',
		'handshake',
		'assembly',
	];
	const found = addedSince(organization.calls, since).filter(
		({ type, title, start }) =>
			(next !== undefined ||
				since !== undefined ||
				types.includes('all') ||
				types.includes(type)) &&
			title.toLowerCase().includes((query.search ?? '').toLowerCase()) &&
			start >= Number(query.from ?? 0) &&
			start <= Number(query.to ?? Infinity),
	);
	const { entries, nextToken } = page(found, query.limit, next, 100);
	return ok({
		data: entries.map((one) => callRecord(organization, one)),
		...(nextToken && { next_token: nextToken }),
		...syncTokenOf(organization.calls),
	});
}

function callRecord(organization: Call['organization'], one: MediaSession) {
	return {
		id: one.id,
		end_time: one.end,
		session_id: one.sessionId,
		start_time: one.start,
		notes: false,
		is_partial: true,
		nrs_id: one.nrsId,
		type: one.type,
		title: one.title,
		scope: 'personal',
		host: { name: organization.findUser(one.hostId)?.name ?? '', id: one.hostId },
		participant_count: one.participants.length,
	};
}

/** By either of its IDs [spec, n8n peer node]. */
function listParticipants({ organization, params, query }: Call): Answer {
	const { callId = '' } = params;
	const found = organization.calls.find((one) => [one.nrsId, one.sessionId].includes(callId));
	if (!found) throw urlInvalid();
	const { entries, nextToken } = page(found.participants, query.limit, query.next_token, 100);
	const data = entries.map((id) => {
		const user = organization.findUser(id);
		return {
			email_id: user?.email,
			name: user?.firstName,
			end_time: found.end,
			start_time: found.start,
			role: id === found.hostId ? 'host' : 'speaker',
			id,
		};
	});
	const url = `/api/v2/mediasessions/${callId}/participants`;
	return ok({ url, type: 'participant', data, ...(nextToken && { next_token: nextToken }) });
}
