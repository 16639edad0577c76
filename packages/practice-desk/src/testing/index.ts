export * from './practice-desk.harness.ts';
export * from './samples.ts';
export * from './repeats.ts';
