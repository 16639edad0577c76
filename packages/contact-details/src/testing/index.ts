export * from './contact-details.harness.ts';
