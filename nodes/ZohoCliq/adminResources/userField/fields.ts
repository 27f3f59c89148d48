import { boolean, listedId, text } from '../../fields';

/** A field of user profiles. */
export const userFieldId = listedId({
	name: 'userField',
	words: 'user field',
	search: 'searchUserFields',
	example: '1901318000003603019',
	hint: 'Returned by User Field: Get Many',
});

/** A field's name. */
export function userFieldName(description: string) {
	return text({ name: 'name', description, placeholder: 'e.g. Date of Joining', max: 30 });
}

/** What a field demands and who may change it. */
export const userFieldSettings = {
	mandatory: boolean({ name: 'mandatory', description: 'Whether everybody must have a value' }),
	encrypted: boolean({
		name: 'encrypted',
		description: 'Whether Cliq encrypts the values, for sensitive data',
	}),
	edit_permission: boolean({
		name: 'editPermission',
		label: 'Users Can Edit',
		description: 'Whether users may change their own value',
	}),
};
