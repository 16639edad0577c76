/** The demo website in front of a gateway of its own. */
import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildSite} from '../../packages/demo-site/site.mjs';
import {startDemoGateway, type DemoGateway, type DemoGatewayOptions} from '../demo-gateway.ts';

export type Site = DemoGateway;

/** Pages and elements below `folder`, out of reach of whoever builds them anew meanwhile. */
export async function siteFiles(folder: string): Promise<{pages: string; elements: string}> {
  const built = await buildSite({folder: join(folder, 'site')});
  const elements = join(folder, 'elements');
  await cp(built.elements, elements, {recursive: true});
  return {pages: built.pages, elements};
}

/** As `npm start` has them. */
const SIGN_IN = {href: '/inloggen', script: '/js/praktijkpagina.js'};

export async function startSite(options: Omit<DemoGatewayOptions, 'statics' | 'signIn'> = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'gp-journey-'));
  const {pages, elements} = await siteFiles(folder);
  const site = await startDemoGateway({
    ...options,
    statics: {pages, elements, isImmutable: false},
    signIn: SIGN_IN,
  });
  return {
    ...site,
    async close() {
      await site.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
