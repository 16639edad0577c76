export * from './fake-gateway.ts';
export * from './fake-host.ts';
export {problemCodes} from '@gp-elements/contract/problem-codes';
