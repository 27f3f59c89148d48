/** The one vocabulary of fields: kinds of them here, pickers of things in `pickers/`. */
export * from './choice';
export * from './coerce';
export * from './dateTime';
export * from './entries';
export * from './field';
export * from './json';
export * from './number';
export * from './text';
