export * from './bot';
export * from './channel';
export * from './chat';
export * from './department';
export * from './message';
export * from './picker';
export * from './thread';
export * from './user';
