export * from './front-door.harness.ts';
