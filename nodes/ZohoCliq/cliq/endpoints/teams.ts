import { del, get, group, post, put } from './endpoint';

/** Zoho publishes a help page for teams, but no OpenAPI document. */
export const teams = group('teams', {
	getMany: get('/teams', 'Teams.READ'),
	create: post('/teams', 'Teams.CREATE'),
	get: get('/teams/{team}', 'Teams.READ'),
	update: put('/teams/{team}', 'Teams.UPDATE'),
	delete: del('/teams/{team}', 'Teams.DELETE'),
	getMembers: get('/teams/{team}/members', 'Teams.READ'),
	addMembers: post('/teams/{team}/members', 'Teams.CREATE'),
	removeMember: del('/teams/{team}/members/{user}', 'Teams.DELETE'),
});
