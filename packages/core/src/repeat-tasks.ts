// Repeats at the practice: an entry of its own, for no patient needs it.
export * from './operations/repeat-tasks.ts';
