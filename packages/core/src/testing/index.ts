export * from './fake-gateway.ts';
export * from './fake-host.ts';
export * from './live-stream.ts';
export {problemCodes} from '@gp-elements/contract/problem-codes';
export * from './replace.ts';
export * from './settle.ts';
