// The loader as a plain script, for pages whose tools know no modules. It finds the other files by its own address, also
// when it runs late; where it was merged into another file, `data-gp-elements` on any element says where they are.
import {start} from './loader-start.ts';

const said = document.querySelector<HTMLElement>('[data-gp-elements]')?.dataset.gpElements;
const own = [document.currentScript as HTMLScriptElement | null, ...document.scripts].find((script) =>
  /\/loader\.classic\.js/.test(script?.src ?? ''),
);
const base = said ? new URL(said, document.baseURI).href : own?.src;
if (base) start(base);
else
  console.error(
    'GP Elements: nothing says where the files are. Set data-gp-elements="https://…/" on an element.',
  );
