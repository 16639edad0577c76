export * from './practice-settings.harness.ts';
