import type { Call } from '../endpoint';
import type { NewFile, StoredFile } from '../organization';

/** The files of a multipart body, ready to be stored with a message. */
export function takeFiles({ uploads }: Call): NewFile[] {
	return uploads.map(({ name, contentType, size, sha256, path }) => ({
		name,
		contentType,
		size,
		sha256,
		path,
	}));
}

/** A stored file as listed with messages: `content.file` [spec]. */
export function sharedFile(file: StoredFile): Record<string, unknown> {
	return {
		name: file.name,
		type: file.contentType,
		id: file.id,
		dimensions: { size: file.size },
	};
}
