export * from './adoption-report.harness.ts';
