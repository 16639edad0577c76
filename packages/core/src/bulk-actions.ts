// What staff do together, with a while to undo: an entry of its own, so that patients do without it.
export * from './operations/bulk-actions.ts';
