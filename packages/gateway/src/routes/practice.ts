import type {components} from '@gp-elements/contract';
import {bookingDefaults} from '../domain/appointment-type.ts';
import {closuresFrom} from '../domain/closures.ts';
import {contactNow} from '../domain/contact-now.ts';
import {chooseLanguage} from '../domain/language.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {toInstant} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import type {Handlers} from './handlers.ts';

/** Closures are told as far ahead as anyone plans a visit. */
const CLOSURE_DAYS = 365;

/** Opaque, and the same as long as the practice keeps its name. */
function practiceId(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 64);
  return slug.replaceAll(/^-|-$/g, '') || 'practice';
}

/** Languages in which all of the practice's texts are there, so that nothing is read out in the wrong voice. */
function languagesOf({alarmSigns, texts, language}: PracticeSettings): string[] {
  const all = Object.keys(alarmSigns);
  return texts?.[language] === undefined ? all : all.filter((one) => texts[one] !== undefined);
}

function alarmSignsIn(
  {alarmSigns, language}: PracticeSettings,
  wanted: string,
): components['schemas']['AlarmSigns'] {
  const found = alarmSigns[wanted] ?? alarmSigns[language];
  // Without the list nobody may be led to a booking: better no answer than a page without it.
  if (found === undefined)
    throw new ProblemError('service-unavailable', {detail: 'The settings hold no alarm signs.'});
  return found;
}

export const practiceHandlers: Pick<Handlers, 'getPractice'> = {
  getPractice({headers}, {settings, now, zone}) {
    const {name, address, phones, openingHours, services, texts, booking} = settings;
    const language = chooseLanguage(headers['Accept-Language'], languagesOf(settings), settings.language);
    const contact = contactNow(settings, now);
    return Promise.resolve({
      status: 200,
      body: {
        id: practiceId(name),
        name,
        ...(address === undefined ? {} : {address}),
        now: toInstant(now, zone),
        timeZone: zone,
        language,
        phones,
        openingHours,
        closures: closuresFrom(settings, now, CLOSURE_DAYS),
        ...(contact === undefined ? {} : {contactNow: contact}),
        services,
        alarmSigns: alarmSignsIn(settings, language),
        texts: texts?.[language] ?? {},
        booking: {
          horizonDays: booking.horizonDays ?? bookingDefaults.horizonDays,
          changeCutoffHours: booking.changeCutoffHours ?? bookingDefaults.changeCutoffHours,
        },
      },
    });
  },
};
