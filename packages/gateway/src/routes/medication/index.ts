import {medicationBundle} from '../../adapters/fhir-r4/write-medication.ts';
import {overviewDocument} from '../../documents/overview-document.ts';
import {overviewHtml} from '../../documents/overview-html.ts';
import {overviewPdf} from '../../documents/overview-pdf.ts';
import {chooseLanguage} from '../../domain/language.ts';
import {showsMedication} from '../../domain/repeats/settings.ts';
import {ageOn, localDate, toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {blocksOf} from '../../store/medication.ts';
import type {Handlers, RequestContext, Subject} from '../handlers.ts';
import {knownTreatments} from './known.ts';
import {composeOverview} from './overview.ts';

const FHIR = 'application/fhir+json';

/**
 * Whether this person's medication is shown online here.
 *
 * @throws ProblemError `medication-not-online`, also for who is too young: it says nothing of why.
 */
function requireMedication({settings, now, zone}: RequestContext, {person}: Subject): void {
  const age = ageOn(person.birth_date, localDate(now, zone)) ?? undefined;
  if (!showsMedication(settings, age))
    throw new ProblemError('medication-not-online', {phone: settings.phones.practice});
}

export const medicationHandlers: Pick<Handlers, 'listMedicationTreatments' | 'getMedicationOverview'> = {
  async listMedicationTreatments({query}, context) {
    const {now, zone} = context;
    const subject = await context.subject(query.personId);
    requireMedication(context, subject);
    const known = await knownTreatments(context, subject);
    const items = known
      .map(({treatment}) => treatment)
      .filter(({state}) => query.state === undefined || state === query.state);
    return {status: 200, body: {composedAt: toInstant(now, zone), items}};
  },

  async getMedicationOverview({query, headers}, context) {
    const type = context.accepted('application/json', 'application/pdf', FHIR, 'text/html');
    const subject = await context.subject(query.personId);
    requireMedication(context, subject);
    if (type === FHIR) {
      const bundle = medicationBundle(subject.person, await blocksOf(context.db, subject.id));
      return {status: 200, body: JSON.stringify(bundle), contentType: `${FHIR}; charset=utf-8`};
    }
    const overview = await composeOverview(context, subject);
    if (type === 'application/json') return {status: 200, body: overview};
    const language = chooseLanguage(headers['Accept-Language'], ['nl', 'en'], 'nl') === 'en' ? 'en' : 'nl';
    const document = overviewDocument(overview, language);
    if (type === 'text/html')
      return {status: 200, body: overviewHtml(document), contentType: 'text/html; charset=utf-8'};
    const pdf = await overviewPdf(document, new Date(context.now));
    return {status: 200, body: pdf, contentType: 'application/pdf'};
  },
};
