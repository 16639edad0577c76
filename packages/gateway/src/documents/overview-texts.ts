/** Words of the medication overview on paper. Dutch at B1 level. */
import type {components} from '@gp-elements/contract';

type Schemas = components['schemas'];
type Source = Schemas['MedicationSource'];
type Known = Exclude<Schemas['MedicationFacts']['known'], 'some'>;

export type DocumentLanguage = 'nl' | 'en';

export interface OverviewTexts {
  title: string;
  of: string;
  born: string;
  phone: string;
  /** Of the day and time, and the practice. */
  composed: (moment: string, practice: string) => string;
  incomplete: string;
  current: string;
  future: string;
  stopped: string;
  noMedication: string;
  dosing: string;
  agreed: string;
  reason: string;
  maximum: string;
  route: string;
  from: string;
  until: string;
  prescriber: string;
  says: string;
  comment: string;
  stop: Readonly<Record<Schemas['MedicationStop']['type'], string>>;
  changeReason: string;
  thrombosis: string;
  otherwise: string;
  sources: Readonly<Record<Source, string>>;
  hypersensitivities: string;
  contraIndications: string;
  measures: string;
  kinds: Readonly<Record<Schemas['MedicationMeasure']['kind'], string>>;
  nothing: Readonly<Record<Known, string>>;
  noMeasures: string;
  recorded: (day: string) => string;
  page: (page: number, pages: number) => string;
  missing: (sign: string) => string;
}

export const overviewTexts: Readonly<Record<DocumentLanguage, OverviewTexts>> = {
  nl: {
    title: 'Medicatieoverzicht',
    of: 'Naam',
    born: 'Geboren',
    phone: 'Telefoon',
    composed: (moment, practice) => `Gemaakt op ${moment} door ${practice}.`,
    incomplete: 'Dit overzicht kan onvolledig zijn. Bespreek het met uw huisarts of apotheker.',
    current: 'Wat u nu gebruikt',
    future: 'Wat later begint',
    stopped: 'Wat kort geleden stopte',
    noMedication: 'Hier is geen medicatie bekend.',
    dosing: 'Gebruik',
    agreed: 'Voorgeschreven als',
    reason: 'Waarvoor',
    maximum: 'Hoogstens',
    route: 'Hoe',
    from: 'Vanaf',
    until: 'Tot en met',
    prescriber: 'Voorgeschreven door',
    says: 'Bron',
    comment: 'Opmerking',
    stop: {stopped: 'Gestopt op', interrupted: 'Onderbroken op', cancelled: 'Afgezegd op'},
    changeReason: 'Waarom gewijzigd of gestopt',
    thrombosis: 'Hoeveel: volgens de kalender van de trombosedienst',
    otherwise: 'U gebruikt dit anders dan is afgesproken.',
    sources: {prescriber: 'afspraak met de arts', pharmacy: 'de apotheek', patient: 'gebruik volgens u'},
    hypersensitivities: 'Overgevoeligheden',
    contraIndications: 'Contra-indicaties',
    measures: 'Metingen',
    kinds: {'kidney-function': 'Nierfunctie', weight: 'Gewicht', height: 'Lengte'},
    nothing: {
      none: 'Geen bekend: dit is nagevraagd.',
      'not-asked': 'Niet gevraagd: hierover is niets vastgelegd.',
      'not-available': 'Niet beschikbaar in dit systeem.',
    },
    noMeasures: 'Hier zijn geen metingen bekend.',
    recorded: (day) => `vastgelegd op ${day}`,
    page: (page, pages) => `Bladzijde ${page} van ${pages}`,
    missing: (sign) =>
      `Waar ${sign} staat, hoort een teken dat hier niet kan worden afgedrukt. Op de webpagina staat het wel.`,
  },
  en: {
    title: 'Medication overview',
    of: 'Name',
    born: 'Born',
    phone: 'Phone',
    composed: (moment, practice) => `Made on ${moment} by ${practice}.`,
    incomplete: 'This overview can be incomplete. Discuss it with your GP or pharmacist.',
    current: 'What you use now',
    future: 'What begins later',
    stopped: 'What stopped recently',
    noMedication: 'No medication is known here.',
    dosing: 'Use',
    agreed: 'Prescribed as',
    reason: 'What for',
    maximum: 'At most',
    route: 'How',
    from: 'From',
    until: 'Until and including',
    prescriber: 'Prescribed by',
    says: 'Source',
    comment: 'Remark',
    stop: {stopped: 'Stopped on', interrupted: 'Interrupted on', cancelled: 'Cancelled on'},
    changeReason: 'Why it was changed or stopped',
    thrombosis: 'How much: according to the calendar of the thrombosis service',
    otherwise: 'You use this otherwise than was agreed.',
    sources: {
      prescriber: 'agreed with the doctor',
      pharmacy: 'the pharmacy',
      patient: 'used, according to you',
    },
    hypersensitivities: 'Allergies and hypersensitivities',
    contraIndications: 'Contraindications',
    measures: 'Measurements',
    kinds: {'kidney-function': 'Kidney function', weight: 'Weight', height: 'Height'},
    nothing: {
      none: 'None known: this was asked.',
      'not-asked': 'Not asked: nothing was recorded about this.',
      'not-available': 'Not available in this system.',
    },
    noMeasures: 'No measurements are known here.',
    recorded: (day) => `recorded on ${day}`,
    page: (page, pages) => `Page ${page} of ${pages}`,
    missing: (sign) =>
      `Where you see ${sign}, there is a character that cannot be printed here. The web page does show it.`,
  },
};
