// The practice's day and the people in it: an entry of its own, for no patient needs it.
export * from './operations/practice-day.ts';
