// What is needed once a person has decided something: an entry of its own, so that the first screen does without it.
export * from './controllers/submit-controller.ts';
export * from './operations/booking-changes.ts';
export * from './operations/booking-writes.ts';
export * from './operations/new-key.ts';
