/** A page per service on the gateway's own origin, in the practice's look: to link to, or to show in a frame. */
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {Kysely} from 'kysely';
import {chooseLanguage} from '../domain/language.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {themeCss, themeIcon} from '../domain/theme.ts';
import {ProblemError} from '../errors.ts';
import type {KnownAddress} from '../plugins/problems.ts';
import {elementsBuild, pageHeaders} from '../plugins/statics.ts';
import type {settingsReader} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {isService, missingPage, type PageContext, servicePage, type SignIn, startPage} from './page.ts';
import {type Language, texts} from './texts.ts';

export const PAGES: readonly KnownAddress[] = [
  {url: '/pages', methods: ['GET']},
  {url: '/pages/', methods: ['GET']},
  {url: '/pages/theme.css', methods: ['GET']},
  {url: '/pages/icon.svg', methods: ['GET']},
  {url: '/pages/:service', methods: ['GET']},
];

interface PagesOptions {
  db: Kysely<Database>;
  readSettings: ReturnType<typeof settingsReader>;
  /** Folder of built elements. */
  elements: string;
  signIn: SignIn;
  framers: readonly string[];
}

const isOnline = ({services}: PracticeSettings, name: string): boolean => {
  const service = services.find((one) => one.service === name);
  // By phone, and yet with something online, such as the list of appointments: the element says which.
  return [service, ...(service?.operations ?? [])].some((one) =>
    ['direct', 'request'].includes(one?.mode ?? ''),
  );
};

export function usePages(app: FastifyInstance, options: PagesOptions): void {
  const {db, readSettings, signIn, framers} = options;
  const elements = elementsBuild(options.elements);
  const headers = {
    ...pageHeaders(framers),
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    vary: 'Accept-Language',
  };

  async function settingsNow(): Promise<PracticeSettings> {
    const settings = await readSettings(db);
    if (settings === undefined)
      throw new ProblemError('service-unavailable', {detail: 'No settings were loaded.'});
    return settings;
  }

  async function contextOf(request: FastifyRequest): Promise<PageContext> {
    const settings = await settingsNow();
    const own = Object.hasOwn(texts, settings.language) ? settings.language : 'nl';
    const language = chooseLanguage(request.headers['accept-language'], Object.keys(texts), own) as Language;
    return {settings, language, elements, signIn, framers};
  }

  const send = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply.code(status).headers(headers).send(page);

  app.get('/pages', (_request, reply) => reply.redirect('pages/', 308));
  app.get('/pages/', async (request, reply) => send(reply, 200, startPage(await contextOf(request))));
  const ofTheme = {
    'theme.css': {type: 'text/css; charset=utf-8', draw: themeCss},
    'icon.svg': {type: 'image/svg+xml', draw: themeIcon},
  };
  for (const [name, {type, draw}] of Object.entries(ofTheme)) {
    app.get(`/pages/${name}`, async (_request, reply) =>
      reply.headers({'content-type': type, 'cache-control': 'no-cache'}).send(draw(await settingsNow())),
    );
  }
  app.get<{Params: {service: string}}>('/pages/:service', async (request, reply) => {
    const {service} = request.params;
    const context = await contextOf(request);
    if (!isService(service)) return send(reply, 404, missingPage(context));
    return isOnline(context.settings, service)
      ? send(reply, 200, servicePage(context, service))
      : send(reply, 404, missingPage(context, service));
  });
}
