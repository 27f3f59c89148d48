/** The shared set of fields: the kinds of fields here, pickers in `pickers/`. */
export * from './choice';
export * from './coerce';
export * from './columns';
export * from './criteria';
export * from './dateTime';
export * from './entries';
export * from './field';
export * from './files';
export * from './json';
export * from './number';
export * from './pickers';
export * from './text';
