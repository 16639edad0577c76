export * from './repeat-desk.ts';
export * from './repeat-prescription.harness.ts';
