// Medication asked for again: an entry of its own, for the pages that do.
export * from './operations/medication.ts';
export * from './operations/new-key.ts';
export * from './operations/repeat-requests.ts';
