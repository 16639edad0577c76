// The figures of the practice: for staff only, so an entry of its own.
export * from './operations/new-key.ts';
export * from './operations/reports.ts';
