import type {components} from '@gp-elements/contract';
import {adoptionCsv} from '../domain/adoption/csv.ts';
import {DEFINITION_LANGUAGES, definitionsIn} from '../domain/adoption/definitions.ts';
import {monthFigures, summaryOf} from '../domain/adoption/figures.ts';
import {isMonth, isSettled, lastDay, monthOf, monthsWithin} from '../domain/adoption/months.ts';
import {HIDDEN_BELOW} from '../domain/adoption/suppression.ts';
import {chooseLanguage} from '../domain/language.ts';
import {isLocalDate, localDate} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {etagOf, requireEtag} from '../plugins/preconditions.ts';
import {bookingCounts, enteredMonth, enteredMonths, putMonth, type EnteredMonth} from '../store/adoption.ts';
import type {Handlers, RequestContext} from './handlers.ts';

type Schemas = components['schemas'];

const MAX_MONTHS = 60;

function presentMonth(month: string, row: EnteredMonth | undefined): Schemas['AdoptionMonth'] {
  const {phone_calls: phoneCalls, registered_patients: registeredPatients} = row ?? {
    phone_calls: null,
    registered_patients: null,
  };
  return {
    month,
    etag: etagOf(row?.revision ?? 0),
    ...(phoneCalls !== null && {phoneCalls}),
    ...(registeredPatients !== null && {registeredPatients}),
  };
}

const today = ({now, zone}: RequestContext): string => localDate(now, zone);

/** @throws ProblemError `validation-failed`. */
function requirePeriod(from: string, to: string): string[] {
  const fault = (pointer: string, message: string) =>
    new ProblemError('validation-failed', {errors: [{in: 'query', pointer, message}]});
  for (const [name, day] of Object.entries({from, to})) {
    // No calendar of a practice reaches further.
    if (!isLocalDate(day) || day < '1900' || day > '2999') throw fault(`/${name}`, 'is no day of a calendar');
  }
  if (to < from) throw fault('/to', 'lies before the first day');
  const months = monthsWithin(from, to);
  if (months.length > MAX_MONTHS) throw fault('/to', `makes more than ${MAX_MONTHS} months`);
  return months;
}

async function adoptionReport(
  context: RequestContext,
  months: readonly string[],
  language: (typeof DEFINITION_LANGUAGES)[number],
): Promise<Schemas['AdoptionReport']> {
  const {db, settings, zone, now} = context;
  const settled = months.filter((month) => isSettled(month, today(context)));
  const entered = await enteredMonths(db, months);
  const counts = await bookingCounts(db, settled, {zone, now});
  const shown = settled.map((month) => {
    const row = entered.get(month);
    const counted = counts.get(month);
    return {
      month,
      figures: monthFigures({
        ...(counted ?? {events: [], replies: [], users: 0}),
        isCounted: counted !== undefined,
        phoneCalls: row?.phone_calls ?? undefined,
        registeredPatients: row?.registered_patients ?? undefined,
      }),
    };
  });
  const startedOn = settings.services.find(({service}) => service === 'booking')?.startedOn;
  const summary = (which: (month: string) => boolean) =>
    summaryOf(shown.filter(({month}) => which(month)).map(({figures}) => figures));
  const last = settled.at(-1);
  return {
    practice: settings.name,
    language,
    hiddenBelow: HIDDEN_BELOW,
    ...(last !== undefined && {settledThrough: last}),
    months: months.map((month) => presentMonth(month, entered.get(month))),
    services: [
      {
        service: 'booking',
        ...(startedOn !== undefined && {
          startedOn,
          before: summary((month) => lastDay(month) < startedOn),
          after: summary((month) => `${month}-01` >= startedOn),
        }),
        months: shown,
        period: summary(() => true),
      },
    ],
    definitions: definitionsIn(language),
  };
}

/** @throws ProblemError `not-found` for what is no month, or one to come. */
function requireMonth(month: string, context: RequestContext): void {
  if (!isMonth(month) || month > monthOf(today(context))) throw new ProblemError('not-found');
  context.touched('AdoptionMonth', month);
}

export const reportHandlers: Pick<Handlers, 'getAdoptionReport' | 'getAdoptionMonth' | 'putAdoptionMonth'> = {
  async getAdoptionReport({query, headers}, context) {
    const months = requirePeriod(query.from, query.to);
    context.touched('AdoptionReport', `${query.from}.${query.to}`);
    const wanted = chooseLanguage(
      headers['Accept-Language'],
      DEFINITION_LANGUAGES,
      context.settings.language,
    );
    const language = DEFINITION_LANGUAGES.find((one) => one === wanted) ?? 'nl';
    const report = await adoptionReport(context, months, language);
    return query.format === 'csv'
      ? {status: 200, body: adoptionCsv(report), contentType: 'text/csv; charset=utf-8; header=present'}
      : {status: 200, body: report};
  },

  async getAdoptionMonth({params: {month}}, context) {
    requireMonth(month, context);
    const row = await enteredMonth(context.db, month);
    return {status: 200, body: presentMonth(month, row), etag: etagOf(row?.revision ?? 0)};
  },

  async putAdoptionMonth({params: {month}, headers, body}, context) {
    requireMonth(month, context);
    const {db, now} = context;
    const row = await enteredMonth(db, month);
    const current = presentMonth(month, row);
    requireEtag(headers['If-Match'], current.etag, {currentAdoptionMonth: current});
    const revision = (row?.revision ?? 0) + 1;
    const next: EnteredMonth = {
      month,
      phone_calls: body.phoneCalls ?? null,
      registered_patients: body.registeredPatients ?? null,
      revision,
      updated_at: now,
    };
    await putMonth(db, next);
    return {status: 200, body: presentMonth(month, next), etag: etagOf(revision)};
  },
};
