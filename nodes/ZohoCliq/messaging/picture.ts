import type { OutgoingFile } from '../cliq/upload';
import { fileRejected } from '../errors';
import type { Field } from '../fields';
import { files, hiddenFromTools, InFile, mapped, refuse } from '../fields';
import { checkFiles, readFiles } from './attachments';
import { bareType } from './mimeTypes';

/** A picture in the item, sent as Base64 in the body. A tool has no files, so it does not offer it. */
export const picture: Field<InFile<string>> = hiddenFromTools(
	mapped(
		files({
			name: 'picture',
			label: 'Picture (Input Binary Field)',
			placeholder: 'e.g. data',
			description: 'The name of the input binary field containing the picture',
		}),
		(references, at) => {
			return new InFile(async (context, item) => {
				const [file, ...others] = await readFiles(context, { item }, references);
				if (!file || others.length > 0) throw refuse(at, 'must be one file');
				checkPicture(file);
				const chunks: Uint8Array[] = [];
				for await (const chunk of file.open()) chunks.push(chunk);
				return Buffer.concat(chunks).toString('base64');
			});
		},
	),
);

/** @throws FILE_REJECTED for a file that is empty, too large or something else */
function checkPicture(file: OutgoingFile): void {
	checkFiles([file], {});
	if (bareType(file.mimeType).startsWith('image/')) return;
	throw fileRejected(
		`"${file.name}" (${file.mimeType}) is not a picture`,
		'Use a binary field that contains a picture, such as a PNG or JPEG file.',
	);
}
