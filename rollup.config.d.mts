import {type OutputOptions, type Plugin, type RollupOptions} from 'rollup';

declare const config: RollupOptions & {plugins: Plugin[]; output: OutputOptions};
export default config;
