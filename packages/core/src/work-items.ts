// What needs a person at the practice: an entry of its own, for no patient needs it.
export * from './operations/work-items.ts';
