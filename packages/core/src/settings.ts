// The practice's own settings: for who decides for the practice, so an entry of its own.
export * from './operations/new-key.ts';
export * from './operations/settings.ts';
