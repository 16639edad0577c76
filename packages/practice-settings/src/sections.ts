// What of the settings stands on which screen, field by field. Says where and of what kind; the words are in `strings/`.
import {type Json, oneDay, type Pointer} from './document.ts';

interface Base {
  /** Below the section's or the row's own place. */
  readonly at: Pointer;
  /** The key of its label below `field.`; default the pointer's last step. */
  readonly label?: string;
  /** It may be empty, and is then left out. */
  readonly isOptional?: true;
  /** It has a hint. */
  readonly hasHint?: true;
  /** Shown only where the row has this member. */
  readonly where?: Pointer;
  /** Shown only where it has not. */
  readonly unless?: Pointer;
  /** What else a change of it brings about in the row. */
  readonly then?: (document: Json, row: Pointer) => Json;
}

export type Field = Base &
  (
    | {readonly is: 'text' | 'long' | 'lines' | 'number' | 'time' | 'date' | 'share'}
    /** Left out is this value. */
    | {readonly is: 'check'; readonly missing: boolean}
    /** Words of the values: `choice.<words>.<value>`; without it the values are kinds of appointment. */
    | {readonly is: 'choice'; readonly of: readonly string[]; readonly words: string}
    | {readonly is: 'kind'}
    /** All of it, or a part: then these members are there. Words of both: `choice.<words>.all` and `.part`. */
    | {readonly is: 'extent'; readonly part: readonly Pointer[]; readonly words: string}
  );

export type SectionName =
  'hours' | 'closures' | 'contact' | 'services' | 'kinds' | 'rules' | 'texts' | 'alarm' | 'notices';

export interface List {
  readonly at: Pointer;
  readonly row: readonly Field[];
  /** A new row. Absent: rows come from elsewhere. */
  readonly fresh?: Readonly<Record<string, string>>;
}

export interface Section {
  readonly name: SectionName;
  /** What the gateway calls the parts on it. */
  readonly parts: readonly Pointer[];
  readonly lists?: readonly List[];
  readonly fields?: readonly Field[];
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const LANGUAGES = ['nl', 'en'] as const;

const release: readonly Field[] = [
  {at: '/release/keptShare', is: 'share', isOptional: true, hasHint: true},
  {at: '/release/daysBefore', is: 'number', isOptional: true},
  {at: '/release/at', is: 'time', label: 'releaseAt', isOptional: true},
];

const limits: readonly Field[] = [
  {at: '/leadTimeMinutes', is: 'number', isOptional: true},
  {at: '/horizonDays', is: 'number', isOptional: true},
  {at: '/changeCutoffHours', is: 'number', isOptional: true},
];

/** Of one kind of appointment. */
export const KIND: readonly Field[] = [
  {at: '/selfBookable', is: 'check', missing: true},
  {at: '/durationMinutes', is: 'number'},
  {at: '/channel', is: 'choice', of: ['practice', 'phone', 'video', 'home'], words: 'channel'},
  {at: '/reasonNeed', is: 'choice', of: ['none', 'optional', 'required'], words: 'reason'},
  {at: '/minimumAge', is: 'number', isOptional: true},
  {at: '/maximumAge', is: 'number', isOptional: true},
  {at: '/longerSourceId', is: 'kind', isOptional: true},
  {at: '/blocked/until', is: 'date', label: 'blockedUntil', isOptional: true, hasHint: true},
  {at: '/blocked/text', is: 'text', label: 'blockedText', isOptional: true},
  ...limits,
  ...release,
  {at: '/names/en', is: 'text', label: 'nameEn', isOptional: true},
  {at: '/descriptions/nl', is: 'long', label: 'descriptionNl', isOptional: true},
  {at: '/descriptions/en', is: 'long', label: 'descriptionEn', isOptional: true},
  {at: '/instructions/nl', is: 'long', label: 'instructionsNl', isOptional: true},
  {at: '/instructions/en', is: 'long', label: 'instructionsEn', isOptional: true},
];

/** Of one group of alarm signs. */
export const SIGNS: readonly Field[] = [
  {at: '/title', is: 'text'},
  {at: '/signs', is: 'lines', hasHint: true},
  {at: '/phone/name', is: 'text', label: 'lineName', isOptional: true},
  {at: '/phone/phone', is: 'text', label: 'linePhone', isOptional: true},
];

export const SECTIONS: readonly Section[] = [
  {
    name: 'hours',
    parts: ['/openingHours', '/holidays'],
    lists: [
      {
        at: '/openingHours',
        row: [
          {at: '/dayOfWeek', is: 'choice', of: DAYS, words: 'day'},
          {at: '/opens', is: 'time'},
          {at: '/closes', is: 'time'},
        ],
        fresh: {dayOfWeek: 'mon', opens: '08:00', closes: '17:00'},
      },
    ],
    fields: [
      {at: '/holidays/country', is: 'choice', of: ['NL'], words: 'country', isOptional: true},
      {at: '/holidays/openOn', is: 'lines', isOptional: true, hasHint: true},
    ],
  },
  {
    name: 'closures',
    parts: ['/closures'],
    lists: [
      {
        at: '/closures',
        row: [
          {at: '/from', is: 'date', then: oneDay},
          {at: '/to', is: 'date', unless: '/startTime'},
          {at: '/extent', is: 'extent', part: ['/startTime', '/endTime'], words: 'extent', then: oneDay},
          {at: '/startTime', is: 'time', where: '/startTime'},
          {at: '/endTime', is: 'time', where: '/startTime'},
          {at: '/reason', is: 'text', label: 'closureReason', hasHint: true},
          {at: '/replacement/name', is: 'text', label: 'coverName', isOptional: true},
          {at: '/replacement/phone', is: 'text', label: 'coverPhone', isOptional: true},
        ],
        fresh: {from: '', to: '', reason: ''},
      },
    ],
  },
  {
    name: 'contact',
    parts: ['/name', '/address', '/phones'],
    fields: [
      {at: '/name', is: 'text'},
      {at: '/address/line', is: 'text', isOptional: true},
      {at: '/address/postalCode', is: 'text', isOptional: true},
      {at: '/address/city', is: 'text', isOptional: true},
      {at: '/phones/practice', is: 'text', label: 'phone'},
      {at: '/phones/urgent/phone', is: 'text', label: 'urgentPhone', isOptional: true},
      {at: '/phones/urgent/instruction', is: 'text', isOptional: true, hasHint: true},
      {at: '/phones/outOfHoursPost/name', is: 'text', label: 'postName', isOptional: true},
      {at: '/phones/outOfHoursPost/phone', is: 'text', label: 'postPhone', isOptional: true},
    ],
  },
  {
    name: 'services',
    parts: ['/services'],
    lists: [
      {
        at: '/services',
        row: [
          {at: '/mode', is: 'choice', of: ['direct', 'request', 'phone'], words: 'mode', hasHint: true},
          {at: '/reason', is: 'text', label: 'serviceReason', isOptional: true, hasHint: true},
          {at: '/startedOn', is: 'date', isOptional: true, hasHint: true},
        ],
      },
    ],
  },
  {name: 'kinds', parts: ['/booking/appointmentTypes']},
  {
    name: 'rules',
    parts: [
      '/booking/leadTimeMinutes',
      '/booking/horizonDays',
      '/booking/changeCutoffHours',
      '/booking/requestAnswerWorkingDays',
      '/booking/holdMinutes',
      '/booking/extensionMinutes',
      '/booking/maxExtensions',
      '/booking/release',
    ],
    fields: [
      ...limits,
      {at: '/requestAnswerWorkingDays', is: 'number', isOptional: true},
      {at: '/holdMinutes', is: 'number', isOptional: true, hasHint: true},
      ...release,
    ].map((field) => ({...field, at: `/booking${field.at}`}) as Field),
  },
  {
    name: 'texts',
    parts: ['/texts'],
    fields: LANGUAGES.flatMap((language) =>
      ['cannotPhone', 'lateCancellation', 'whatHappensNext'].map((text): Field => ({
        at: `/texts/${language}/${text}`,
        is: 'long',
        label: `${text}.${language}`,
        isOptional: true,
      })),
    ),
  },
  {name: 'alarm', parts: ['/alarmSigns']},
  {
    name: 'notices',
    parts: ['/notices'],
    fields: [
      {at: '/notices/confirmations', is: 'check', missing: true},
      {at: '/notices/changes', is: 'check', missing: true},
      {at: '/notices/answers', is: 'check', missing: true},
      {
        at: '/notices/reminder/daysBefore',
        is: 'number',
        label: 'reminderDays',
        isOptional: true,
        hasHint: true,
      },
      {at: '/notices/reminder/at', is: 'time', label: 'reminderAt', isOptional: true},
    ],
  },
];

/** On which screen a part stands; undefined for what is changed by file only. */
export const sectionOf = (part: Pointer): SectionName | undefined =>
  SECTIONS.find(({parts}) => parts.some((one) => part === one || part.startsWith(`${one}/`)))?.name;
