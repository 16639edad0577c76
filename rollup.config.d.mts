import {type OutputOptions, type Plugin, type RollupOptions} from 'rollup';

type Config = RollupOptions & {plugins: Plugin[]; output: OutputOptions};

/** The build of a version into a folder; default this version, into the package's own. */
export function pageFiles(options?: {folder?: string; version?: string}): Config;
declare const config: Config;
export default config;
