/** MIME types of text files by extension; of two with the same type, the usual one is last. */
const TEXT: ReadonlyArray<readonly [extension: string, mimeType: string]> = [
	['csv', 'text/csv'],
	['htm', 'text/html'],
	['html', 'text/html'],
	['ics', 'text/calendar'],
	['json', 'application/json'],
	['md', 'text/markdown'],
	['svg', 'image/svg+xml'],
	['txt', 'text/plain'],
	['vcf', 'text/vcard'],
	['xml', 'text/xml'],
	['xml', 'application/xml'],
];

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const OTHER: typeof TEXT = [
	['avi', 'video/x-msvideo'],
	['bmp', 'image/bmp'],
	['doc', 'application/msword'],
	['docx', `${OFFICE}.wordprocessingml.document`],
	['eml', 'message/rfc822'],
	['gif', 'image/gif'],
	['gz', 'application/gzip'],
	['heic', 'image/heic'],
	['jpg', 'image/jpeg'],
	['m4a', 'audio/mp4'],
	['mov', 'video/quicktime'],
	['mp3', 'audio/mpeg'],
	['mp4', 'video/mp4'],
	['odt', 'application/vnd.oasis.opendocument.text'],
	['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
	['ogg', 'audio/ogg'],
	['pdf', 'application/pdf'],
	['png', 'image/png'],
	['ppt', 'application/vnd.ms-powerpoint'],
	['pptx', `${OFFICE}.presentationml.presentation`],
	['rtf', 'application/rtf'],
	['tiff', 'image/tiff'],
	['wav', 'audio/wav'],
	['webm', 'video/webm'],
	['webp', 'image/webp'],
	['xls', 'application/vnd.ms-excel'],
	['xlsx', `${OFFICE}.spreadsheetml.sheet`],
	['zip', 'application/zip'],
];

const textTypes: ReadonlyMap<string, string> = new Map(TEXT);

const extensions: ReadonlyMap<string, string> = new Map(
	[...TEXT, ...OTHER].map(([extension, mimeType]) => [mimeType, extension]),
);

/** @returns the MIME type of a text file, by its name */
export function textTypeOf(name: string): string {
	return textTypes.get(extensionOf(name)) ?? 'text/plain';
}

/** @returns the usual extension of a MIME type, with its dot; '' if unknown */
export function extensionFor(mimeType: string): string {
	const extension = extensions.get(bareType(mimeType));
	return extension === undefined ? '' : `.${extension}`;
}

/** @returns a name's extension in lower case, without the dot; '' if it has none */
export function extensionOf(name: string): string {
	return /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

/** @returns a MIME type in lower case, without parameters */
export function bareType(mimeType: string): string {
	return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}
