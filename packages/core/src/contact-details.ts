// Where a person gets notices: an entry of its own, for the pages that ask.
export * from './operations/contact-details.ts';
