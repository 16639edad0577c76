/** What each measure of the adoption report means. A version rises when the same events would give another number. */
import type {components} from '@gp-elements/contract';

type Unit = components['schemas']['AdoptionDefinition']['unit'];

interface Words {
  name: string;
  text: string;
}

interface Definition {
  version: number;
  unit: Unit;
  nl: Words;
  en: Words;
}

/** Of what is counted. A zero would say that it was nobody. */
const NOT_YET = {
  nl: 'Van maanden voor de eerste telling is het niet bekend.',
  en: 'Of months before the first count it is not known.',
};

export const DEFINITIONS = {
  made: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Afspraken gemaakt',
      text: `Afspraken die in de maand zijn gemaakt of aangevraagd, ook als ze later zijn afgezegd. Naar hoe: online door de patiënt, aan de balie, per telefoon, of in het systeem van de praktijk (import; dan is niet bekend hoe). Een afspraak uit het systeem telt in de maand waarin hij daar is gemaakt. Leeftijd is de leeftijd op dat moment. Een afspraak telt één keer, ook als hij wordt verzet. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Appointments made',
      text: `Appointments that were made or asked for in the month, also when called off later. By how: online by the patient, at the desk, by phone, or in the record system (import; then it is not known how). One from the record system counts in the month in which it was made there. Age is the age at that moment. An appointment counts once, also when it is moved. ${NOT_YET.en}`,
    },
  },
  'made-per-month': {
    version: 1,
    unit: 'rate',
    nl: {
      name: 'Afspraken gemaakt per maand',
      text: 'Afspraken gemaakt, gedeeld door het aantal maanden waarvan ze bekend zijn. Alleen over een periode.',
    },
    en: {
      name: 'Appointments made per month',
      text: 'Appointments made, divided by the number of months of which they are known. Over a period only.',
    },
  },
  'digital-share': {
    version: 1,
    unit: 'share',
    nl: {
      name: 'Aandeel digitaal',
      text: 'Afspraken die online zijn gemaakt of aangevraagd, gedeeld door alle gemaakte afspraken.',
    },
    en: {
      name: 'Digital share',
      text: 'Appointments made or asked for online, divided by all appointments made.',
    },
  },
  users: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Patiënten online',
      text: `Verschillende patiënten voor wie in de maand online een afspraak is gemaakt of aangevraagd, ook door een ouder. Elke patiënt telt één keer per maand. Over meer maanden wordt niet opgeteld. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Patients online',
      text: `Different patients for whom an appointment was made or asked for online in the month, also by a parent. Each patient counts once a month. Months are not added up. ${NOT_YET.en}`,
    },
  },
  'user-share': {
    version: 2,
    unit: 'share',
    nl: {
      name: 'Aandeel patiënten online',
      text: 'Patiënten online, gedeeld door de ingeschreven patiënten die de praktijk voor de maand heeft ingevuld.',
    },
    en: {
      name: 'Share of patients online',
      text: 'Patients online, divided by the registered patients that the practice filled in for the month.',
    },
  },
  replies: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Aanvragen beantwoord',
      text: `Aanvragen voor een afspraak waarop de praktijk in de maand ja of nee zei. Aanvragen die de patiënt zelf introk en aanvragen zonder antwoord tellen niet mee. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Requests answered',
      text: `Requests for an appointment to which the practice said yes or no in the month. Without those that the patient withdrew and those without an answer. ${NOT_YET.en}`,
    },
  },
  'reply-median-hours': {
    version: 1,
    unit: 'hours',
    nl: {
      name: 'Antwoordtijd, mediaan',
      text: 'De middelste tijd van aanvraag tot antwoord, in hele uren naar boven, nachten en weekenden meegeteld.',
    },
    en: {
      name: 'Reply time, median',
      text: 'The middle time from request to answer, in whole hours rounded up, nights and weekends included.',
    },
  },
  'reply-within-promise': {
    version: 1,
    unit: 'share',
    nl: {
      name: 'Antwoord binnen de belofte',
      text: 'Antwoorden uiterlijk op de dag die de patiënt was beloofd, gedeeld door alle antwoorden op aanvragen met zo’n belofte.',
    },
    en: {
      name: 'Answered as promised',
      text: 'Answers by the day that the patient was promised, divided by all answers to requests with such a promise.',
    },
  },
  converted: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Omgezet naar een bezoek',
      text: `Online gemaakte telefonische of videoafspraken waarvan de praktijk in de maand een afspraak op de praktijk of thuis maakte. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Converted to a visit',
      text: `Phone or video appointments made online that the practice turned into one at the practice or at home in the month. ${NOT_YET.en}`,
    },
  },
  'converted-share': {
    version: 1,
    unit: 'share',
    nl: {
      name: 'Aandeel omgezet',
      text: 'Omgezet naar een bezoek, gedeeld door de afspraken die in de maand online zijn gemaakt.',
    },
    en: {
      name: 'Share converted',
      text: 'Converted to a visit, divided by the appointments made online in the month.',
    },
  },
  holds: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Gekozen tijden',
      text: `Tijden die een patiënt online koos om te boeken of naar te verzetten en waarvan de afloop in de maand bekend werd. Wie een andere tijd koos, telt alleen met de laatste. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Times chosen',
      text: `Times that a patient chose online, to book or to move to, and of which the outcome became known in the month. Who chose another time counts with the last one only. ${NOT_YET.en}`,
    },
  },
  abandoned: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Niet afgemaakt',
      text: `Gekozen tijden die zijn vrijgegeven of verlopen zonder afspraak. Een verlopen tijd telt in de maand waarin hij verliep. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Not finished',
      text: `Times chosen that were given back or ran out without an appointment. One that ran out counts in the month in which it did. ${NOT_YET.en}`,
    },
  },
  'abandoned-share': {
    version: 1,
    unit: 'share',
    nl: {name: 'Aandeel niet afgemaakt', text: 'Niet afgemaakt, gedeeld door de gekozen tijden.'},
    en: {name: 'Share not finished', text: 'Not finished, divided by the times chosen.'},
  },
  cancelled: {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Afgezegd',
      text: `Afspraken die in de maand zijn afgezegd, door patiënt of praktijk, naar hoe ze waren gemaakt. Zonder aanvragen waarop nog geen antwoord was. ${NOT_YET.nl}`,
    },
    en: {
      name: 'Called off',
      text: `Appointments called off in the month, by patient or practice, by how they were made. Without requests that had no answer yet. ${NOT_YET.en}`,
    },
  },
  'no-shows': {
    version: 2,
    unit: 'count',
    nl: {
      name: 'Niet verschenen',
      text: `Afspraken waarvan in de maand bekend werd dat de patiënt niet kwam, naar hoe ze waren gemaakt. ${NOT_YET.nl}`,
    },
    en: {
      name: 'No-shows',
      text: `Appointments of which it became known in the month that the patient did not come, by how they were made. ${NOT_YET.en}`,
    },
  },
  'no-show-share': {
    version: 1,
    unit: 'share',
    nl: {
      name: 'Aandeel niet verschenen',
      text: 'Niet verschenen, gedeeld door de afspraken die in dezelfde maand op dezelfde manier zijn gemaakt.',
    },
    en: {
      name: 'No-show share',
      text: 'No-shows, divided by the appointments made in the same month in the same way.',
    },
  },
  'phone-calls-per-1000': {
    version: 2,
    unit: 'rate',
    nl: {
      name: 'Telefoontjes per 1.000 patiënten',
      text: 'Telefoontjes in de maand, gedeeld door de ingeschreven patiënten, maal 1.000. Beide vult de praktijk zelf in. Over een periode: het gemiddelde van de maanden waarvoor beide zijn ingevuld.',
    },
    en: {
      name: 'Phone calls per 1,000 patients',
      text: 'Phone calls in the month, divided by the registered patients, times 1,000. The practice fills in both. Over a period: the average of the months for which both are filled in.',
    },
  },
} as const satisfies Record<string, Definition>;

export type Measure = keyof typeof DEFINITIONS;

/** Languages that the definitions are written in. */
export const DEFINITION_LANGUAGES = ['nl', 'en'] as const;

export function definitionsIn(
  language: (typeof DEFINITION_LANGUAGES)[number],
): components['schemas']['AdoptionDefinition'][] {
  return Object.entries(DEFINITIONS).map(([id, definition]) => ({
    id,
    version: definition.version,
    unit: definition.unit,
    ...definition[language],
  }));
}
