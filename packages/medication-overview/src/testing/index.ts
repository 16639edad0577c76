export * from './medication-overview.harness.ts';
export * from './samples.ts';
