export * from './practice-desk.harness.ts';
export * from './samples.ts';
