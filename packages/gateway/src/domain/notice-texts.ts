/** What notices say: the practice, the day, the time, the phone and a page. Nothing else may be said in a mail. */
import type {components} from '@gp-elements/contract';
import type {AppointmentNotice} from './notices.ts';
import {localDate, localTime} from './zone.ts';

export type NoticeLanguage = components['schemas']['NoticeLanguage'];

export interface NoticeText {
  subject: string;
  /** Of a mail. */
  text: string;
  /** Of a text message. */
  short: string;
}

export interface AppointmentWords {
  practice: string;
  phone: string;
  /** Where the link leads: a page without anybody's token. */
  page: string;
  zone: string;
  /** ms UTC. */
  startAt: number;
  /** Local date by which a request is answered. */
  answerBy: string | null;
  /** Whether somebody is told of their child's. */
  isForChild: boolean;
}

const LOCALE: Readonly<Record<NoticeLanguage, string>> = {nl: 'nl-NL', en: 'en-GB'};

function dayOf(ms: number, zone: string, language: NoticeLanguage, weekday: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    weekday,
    day: 'numeric',
    month: weekday,
    year: 'numeric',
    timeZone: zone,
  }).format(ms);
}

const plainDay = (date: string, language: NoticeLanguage): string =>
  dayOf(Date.parse(`${date}T12:00:00Z`), 'UTC', language, 'long');

interface Words extends AppointmentWords {
  day: string;
  shortDay: string;
  time: string;
  answerDay: string | undefined;
}

/** `lead` opens the mail, `after` follows the date and time. */
interface Wording {
  subject: string;
  lead: string;
  after: string;
  short: string;
}

const dutch: Readonly<Record<AppointmentNotice, (words: Words) => Wording>> = {
  booked: ({practice, page, phone, isForChild}) => ({
    subject: `Uw afspraak bij ${practice}`,
    lead: `U hebt ${isForChild ? 'voor uw kind ' : ''}een afspraak bij ${practice}.`,
    after: `Wilt u de afspraak bekijken, verzetten of afzeggen? Ga naar ${page} of bel ${phone}.`,
    short: `u hebt ${isForChild ? 'voor uw kind ' : ''}een afspraak op`,
  }),
  requested: ({practice, page, phone, answerDay, isForChild}) => ({
    subject: `Uw aanvraag bij ${practice}`,
    lead: `U hebt ${isForChild ? 'voor uw kind ' : ''}een afspraak aangevraagd bij ${practice}. De afspraak staat nog niet vast.`,
    after: `${answerDay === undefined ? 'U krijgt bericht van ons.' : `U krijgt uiterlijk ${answerDay} bericht van ons.`} Wilt u uw aanvraag bekijken? Ga naar ${page} of bel ${phone}.`,
    short: 'wij hebben uw aanvraag ontvangen. De afspraak staat nog niet vast:',
  }),
  moved: ({practice, page, phone, isForChild}) => ({
    subject: `Uw afspraak bij ${practice} is verzet`,
    lead: `U hebt de afspraak ${isForChild ? 'van uw kind ' : ''}bij ${practice} verzet. Dit is de nieuwe datum en tijd.`,
    after: `Wilt u de afspraak bekijken of afzeggen? Ga naar ${page} of bel ${phone}.`,
    short: 'de afspraak is verzet naar',
  }),
  changed: ({practice, page, phone, isForChild}) => ({
    subject: `Uw afspraak bij ${practice} is veranderd`,
    lead: `${practice} heeft de afspraak ${isForChild ? 'van uw kind ' : ''}veranderd. Dit is nu de datum en tijd.`,
    after: `Kunt u dan niet? Ga naar ${page} of bel ${phone}.`,
    short: 'de praktijk heeft de afspraak veranderd. De afspraak is nu op',
  }),
  cancelled: ({practice, page, phone, isForChild}) => ({
    subject: `Uw afspraak bij ${practice} gaat niet door`,
    lead: `De afspraak ${isForChild ? 'van uw kind ' : ''}bij ${practice} gaat niet door. Het gaat om deze afspraak.`,
    after: `Wilt u een andere tijd kiezen? Ga naar ${page} of bel ${phone}.`,
    short: 'deze afspraak gaat niet door:',
  }),
  accepted: ({practice, page, phone, isForChild}) => ({
    subject: `Uw afspraak bij ${practice} staat vast`,
    lead: `De afspraak ${isForChild ? 'voor uw kind ' : ''}die u hebt aangevraagd bij ${practice} staat nu vast.`,
    after: `Wilt u de afspraak bekijken, verzetten of afzeggen? Ga naar ${page} of bel ${phone}.`,
    short: 'de afspraak die u hebt aangevraagd staat vast:',
  }),
  refused: ({practice, page, phone, isForChild}) => ({
    subject: `Uw aanvraag bij ${practice}`,
    lead: `De afspraak ${isForChild ? 'voor uw kind ' : ''}die u hebt aangevraagd bij ${practice} kan niet doorgaan. Het gaat om deze aanvraag.`,
    after: `Wilt u een andere afspraak? Ga naar ${page} of bel ${phone}.`,
    short: 'de afspraak die u hebt aangevraagd kan niet doorgaan:',
  }),
  'times-offered': ({practice, page, phone, isForChild}) => ({
    subject: `Kies een andere tijd bij ${practice}`,
    lead: `Op het moment dat u hebt aangevraagd ${isForChild ? 'voor uw kind ' : ''}is er bij ${practice} geen plaats. De praktijk stelt een andere tijd voor.`,
    after: `Ga naar ${page} om te kiezen, of bel ${phone}.`,
    short: 'de praktijk stelt een andere tijd voor. Uw aanvraag was voor',
  }),
  reminder: ({practice, page, phone, isForChild}) => ({
    subject: `Denk aan uw afspraak bij ${practice}`,
    lead: `Denk aan de afspraak ${isForChild ? 'van uw kind ' : ''}bij ${practice}.`,
    after: `Kunt u niet komen? Zeg de afspraak dan af: ga naar ${page} of bel ${phone}.`,
    short: 'denk aan de afspraak op',
  }),
};

const english: Readonly<Record<AppointmentNotice, (words: Words) => Wording>> = {
  booked: ({practice, page, phone, isForChild}) => ({
    subject: `Your appointment at ${practice}`,
    lead: `You have an appointment ${isForChild ? 'for your child ' : ''}at ${practice}.`,
    after: `Do you want to see, move or cancel it? Go to ${page} or call ${phone}.`,
    short: `you have an appointment ${isForChild ? 'for your child ' : ''}on`,
  }),
  requested: ({practice, page, phone, answerDay, isForChild}) => ({
    subject: `Your request to ${practice}`,
    lead: `You asked for an appointment ${isForChild ? 'for your child ' : ''}at ${practice}. It is not certain yet.`,
    after: `${answerDay === undefined ? 'You will hear from us.' : `You will hear from us on ${answerDay} at the latest.`} Do you want to see your request? Go to ${page} or call ${phone}.`,
    short: 'we have your request. The appointment is not certain yet:',
  }),
  moved: ({practice, page, phone, isForChild}) => ({
    subject: `Your appointment at ${practice} was moved`,
    lead: `You moved the appointment ${isForChild ? 'of your child ' : ''}at ${practice}. This is the new date and time.`,
    after: `Do you want to see or cancel it? Go to ${page} or call ${phone}.`,
    short: 'the appointment was moved to',
  }),
  changed: ({practice, page, phone, isForChild}) => ({
    subject: `Your appointment at ${practice} was changed`,
    lead: `${practice} changed the appointment${isForChild ? ' of your child' : ''}. This is the date and time now.`,
    after: `Does this not suit you? Go to ${page} or call ${phone}.`,
    short: 'the practice changed the appointment. It is now on',
  }),
  cancelled: ({practice, page, phone, isForChild}) => ({
    subject: `Your appointment at ${practice} was cancelled`,
    lead: `The appointment ${isForChild ? 'of your child ' : ''}at ${practice} was cancelled. It is about this appointment.`,
    after: `Do you want to choose another time? Go to ${page} or call ${phone}.`,
    short: 'this appointment was cancelled:',
  }),
  accepted: ({practice, page, phone, isForChild}) => ({
    subject: `Your appointment at ${practice} is certain`,
    lead: `The appointment ${isForChild ? 'for your child ' : ''}that you asked for at ${practice} is now certain.`,
    after: `Do you want to see, move or cancel it? Go to ${page} or call ${phone}.`,
    short: 'the appointment that you asked for is certain:',
  }),
  refused: ({practice, page, phone, isForChild}) => ({
    subject: `Your request to ${practice}`,
    lead: `The appointment ${isForChild ? 'for your child ' : ''}that you asked for at ${practice} is not possible. It is about this request.`,
    after: `Do you want another appointment? Go to ${page} or call ${phone}.`,
    short: 'the appointment that you asked for is not possible:',
  }),
  'times-offered': ({practice, page, phone, isForChild}) => ({
    subject: `Choose another time at ${practice}`,
    lead: `The time that you asked for ${isForChild ? 'for your child ' : ''}at ${practice} is not free. The practice offers another one.`,
    after: `Go to ${page} to choose, or call ${phone}.`,
    short: 'the practice offers another time. Your request was for',
  }),
  reminder: ({practice, page, phone, isForChild}) => ({
    subject: `Remember your appointment at ${practice}`,
    lead: `Remember the appointment ${isForChild ? 'of your child ' : ''}at ${practice}.`,
    after: `Can you not come? Please cancel it: go to ${page} or call ${phone}.`,
    short: 'remember the appointment on',
  }),
};

const wordings = {nl: dutch, en: english};

const around = {
  nl: {
    day: 'Datum',
    time: 'Tijd',
    at: 'om',
    automatic: 'Deze mail is automatisch gemaakt. U kunt er niet op antwoorden.',
    unsubscribe: (page: string) =>
      `Wilt u geen herinneringen meer? Zet ze uit bij uw contactgegevens op ${page}.`,
    shortEnd: ({page, phone}: Words) => `Bekijken of wijzigen: ${page} of bel ${phone}.`,
  },
  en: {
    day: 'Date',
    time: 'Time',
    at: 'at',
    automatic: 'This mail was made automatically. You cannot answer it.',
    unsubscribe: (page: string) =>
      `Do you want no more reminders? Switch them off in your contact details at ${page}.`,
    shortEnd: ({page, phone}: Words) => `See or change it: ${page} or call ${phone}.`,
  },
};

const paragraphs = (...parts: (string | undefined)[]): string =>
  `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;

/** The text of a notice about an appointment. */
export function appointmentText(
  kind: AppointmentNotice,
  language: NoticeLanguage,
  {startAt, zone, answerBy, ...rest}: AppointmentWords,
): NoticeText {
  const words: Words = {
    ...rest,
    startAt,
    zone,
    answerBy,
    day: dayOf(startAt, zone, language, 'long'),
    shortDay: dayOf(startAt, zone, language, 'short'),
    time: localTime(startAt, zone),
    answerDay: answerBy === null ? undefined : plainDay(answerBy, language),
  };
  const {subject, lead, after, short} = wordings[language][kind](words);
  const fixed = around[language];
  return {
    subject,
    text: paragraphs(
      lead,
      `${fixed.day}: ${words.day}\n${fixed.time}: ${words.time}`,
      after,
      kind === 'reminder' ? fixed.unsubscribe(words.page) : undefined,
      fixed.automatic,
    ),
    short: `${words.practice}: ${short} ${words.shortDay} ${fixed.at} ${words.time}. ${fixed.shortEnd(words)}`,
  };
}

export interface CodeWords {
  practice: string;
  code: string;
  zone: string;
  /** Until when the code counts, ms UTC. */
  until: number;
  now: number;
}

/** The message that shows whose an address or number is. */
export function codeText(
  language: NoticeLanguage,
  {practice, code, zone, until, now}: CodeWords,
): NoticeText {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const time = localTime(until, zone);
  const isToday = localDate(until, zone) === localDate(now, zone);
  const fixed = around[language];
  if (language === 'en') {
    const end = isToday ? time : `${dayOf(until, zone, language, 'long')} ${time}`;
    return {
      subject: `Your code for ${practice}`,
      text: paragraphs(
        `Your code is ${spaced}.`,
        `Enter it on the page of ${practice}. It counts until ${end}.`,
        'Did you not ask for it? Then you need do nothing.',
        fixed.automatic,
      ),
      short: `${practice}: your code is ${spaced}. It counts until ${end}. Did you not ask for it? Then you need do nothing.`,
    };
  }
  const end = isToday ? time : `${dayOf(until, zone, language, 'long')} ${time}`;
  return {
    subject: `Uw code voor ${practice}`,
    text: paragraphs(
      `Uw code is ${spaced}.`,
      `Vul de code in op de pagina van ${practice}. De code werkt tot ${end}.`,
      'Hebt u dit niet gevraagd? Dan hoeft u niets te doen.',
      fixed.automatic,
    ),
    short: `${practice}: uw code is ${spaced}. De code werkt tot ${end}. Niet gevraagd? Dan hoeft u niets te doen.`,
  };
}

/** To the practice itself: that something waits, and nothing of what. */
export function alertText(language: NoticeLanguage, practice: string): NoticeText {
  const fixed = around[language];
  if (language === 'en') {
    const lead =
      'There are online requests that nobody has opened, while half of the time to answer is over.';
    return {
      subject: `Requests wait at ${practice}`,
      text: paragraphs(lead, 'Please open the work list.', fixed.automatic),
      short: lead,
    };
  }
  const lead =
    'Er zijn online aanvragen die nog niemand heeft geopend. De helft van de tijd om te antwoorden is voorbij.';
  return {
    subject: `Er wachten aanvragen bij ${practice}`,
    text: paragraphs(lead, 'Open de werklijst.', fixed.automatic),
    short: lead,
  };
}
