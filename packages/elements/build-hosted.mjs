// A rollup plugin for the small files beside the widgets: what the gateway's own pages need, and the script that lets a
// frame with such a page grow.
import {basename, join} from 'node:path';
import {build} from 'esbuild';

const FILES = ['page.ts', 'page.css', 'frame.ts'];

export function hostedFiles({folder, minify}) {
  const sources = FILES.map((name) => join(folder, 'src/hosted', name));
  return {
    name: 'gp-hosted-files',
    buildStart() {
      sources.forEach((source) => this.addWatchFile(source));
    },
    async generateBundle() {
      const {outputFiles} = await build({
        entryPoints: sources,
        write: false,
        outdir: folder,
        bundle: true,
        format: 'iife',
        target: 'es2022',
        minify: true,
      });
      for (const {path, text} of outputFiles) {
        const fileName = basename(path);
        this.emitFile({
          type: 'asset',
          fileName,
          source: fileName.endsWith('.js') ? (await minify(text)).code : text,
        });
      }
    },
  };
}
