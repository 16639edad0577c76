// Medication of a fictive person of 82 with nine medicines, as the gateway of the contract would give it.
import {
  addDays,
  type MedicationOverview,
  type MedicationTreatment,
  type MedicationWeek,
} from '@gp-elements/core';
import {exampleOf} from '@gp-elements/core/testing';

/** A Monday, as in the contract's examples. */
export const TODAY = '2026-11-23';
type Doses = MedicationWeek['days'][number]['doses'];

/** Today and the six days after it. */
export const weekOf = (unit: string, doses: (day: number) => Doses): MedicationWeek => ({
  unit,
  days: Array.from({length: 7}, (_, day) => ({date: addDays(TODAY, day), doses: doses(day)})),
});

type Change = Partial<MedicationTreatment> & {withoutPrescriber?: boolean};

/** A treatment with one line; what is given replaces the usual. */
export function treatmentOf(id: string, {withoutPrescriber, ...change}: Change): MedicationTreatment {
  const author = {
    name: 'dr. M. Bakker',
    specialty: 'Huisarts',
    organization: 'De Linde',
    isOwnPractice: true,
  };
  const line = {
    id: `line-${id}`,
    name: 'METOPROLOL RETARD TABLET 50MG',
    dosingText: '1 maal per dag 1 tablet, oraal',
    state: 'current' as const,
    source: 'prescriber' as const,
    period: {start: '2026-03-02'},
    agreedAt: '2026-03-02T10:00:00+01:00',
    author,
    ...change,
  };
  return {
    lines: [line],
    ...(line.period.start && {since: line.period.start}),
    changedAt: line.agreedAt,
    ...(!withoutPrescriber && {
      prescriber: line.source === 'prescriber' ? line.author : author,
    }),
    repeat: {orderable: false, reasonCode: 'unknown'},
    ...line,
    id,
    ...change,
  };
}

const daily = (...moments: ('morning' | 'midday' | 'evening' | 'night')[]) =>
  weekOf('tablet', () => moments.map((moment) => ({moment, amount: 1})));

export const nineMedicines: MedicationTreatment[] = [
  treatmentOf('weekly', {
    name: 'METHOTREXAAT TABLET 2,5MG',
    dosingText: '1 maal per week op maandag 6 tabletten, oraal',
    reason: 'Reumatoïde artritis',
    author: {name: 'dr. S. Yilmaz', specialty: 'reumatologie', organization: 'Ziekenhuis De Maas'},
    week: weekOf('tablet', (day) => (day === 1 ? [{moment: 'any', amount: 6}] : [])),
  }),
  treatmentOf('tapering', {
    name: 'PREDNISOLON TABLET 5MG',
    dosingText:
      'Van 23 nov 2026 tot en met 25 nov 2026: 1 maal per dag 2 stuks, daarna 3 dagen 1 stuk, daarna stoppen',
    reason: 'Benauwdheid',
    period: {start: '2026-11-23', end: '2026-11-28'},
    agreedAt: '2026-11-23T07:55:00+01:00',
    week: weekOf('stuk', (day) => [{moment: 'morning', amount: day < 3 ? 2 : day < 6 ? 1 : 0}]),
  }),
  treatmentOf('cyclic', {
    name: 'OESTRADIOL PLEISTER 50UG/24UUR',
    dosingText:
      'Gedurende 21 dagen 2 maal per week 1 pleister, daarna 7 dagen niet, herhaal steeds na 28 dagen',
    reason: 'Overgang',
    week: weekOf('pleister', () => []),
  }),
  treatmentOf('needed', {
    name: 'PARACETAMOL TABLET 500MG',
    dosingText: 'Bij pijn 1 tablet, maximaal 4 tabletten per dag, oraal',
    source: 'patient',
    author: {name: 'Anna de Vries', isPatient: true},
    asNeeded: true,
    maximum: '4 tabletten per dag',
    withoutPrescriber: true,
  }),
  treatmentOf('thrombosis', {
    name: 'ACENOCOUMAROL TABLET 1MG',
    dosingText: 'Volgens schema trombosedienst, oraal',
    source: 'pharmacy',
    author: {name: 'Apotheek De Vijzel'},
    isByThrombosisService: true,
    week: weekOf('tablet', () => [{moment: 'evening', amount: 3}]),
  }),
  treatmentOf('daily', {
    reason: 'Hoge bloeddruk',
    week: daily('morning'),
    lastDispense: {
      on: '2026-09-01',
      name: 'METOPROLOL SUCC RET TABLET 50MG',
      amount: '90 stuks',
      dispenser: 'Apotheek De Vijzel',
    },
  }),
  treatmentOf('parts', {
    name: 'METFORMINE TABLET 500MG',
    dosingText: '2 maal per dag, ochtend en avond, ½ tot 1 tablet, oraal',
    reason: 'Suikerziekte',
    week: weekOf('tablet', () => [
      {moment: 'evening', amount: 0.5},
      {moment: 'morning', amount: 0.5, most: 1},
    ]),
  }),
  treatmentOf('parallel', {
    name: 'LEVODOPA/CARBIDOPA TABLET 100/25MG',
    dosingText: '3 maal per dag 1 tablet, oraal',
    reason: 'Ziekte van Parkinson',
    lines: [
      {
        id: 'line-parallel-1',
        name: 'SINEMET TABLET 100/25MG',
        dosingText: '’s ochtends en ’s middags 1 tablet, oraal',
        state: 'current',
        source: 'pharmacy',
        author: {name: 'Apotheek De Vijzel'},
        agreedAt: '2026-10-02T10:00:00+02:00',
        week: daily('morning', 'midday'),
      },
      {
        id: 'line-parallel-2',
        name: 'SINEMET TABLET 100/25MG',
        dosingText: '’s avonds 1 tablet, oraal',
        state: 'current',
        source: 'pharmacy',
        author: {name: 'Apotheek De Vijzel'},
        agreedAt: '2026-10-01T10:00:00+02:00',
        week: daily('evening'),
      },
      {
        id: 'line-parallel-3',
        name: 'LEVODOPA/CARBIDOPA TABLET 100/25MG',
        dosingText: '2 maal per dag 1 tablet, oraal',
        state: 'stopped',
        source: 'prescriber',
        period: {start: '2026-03-02', end: '2026-09-30'},
        agreedAt: '2026-03-02T10:00:00+01:00',
      },
    ],
  }),
  treatmentOf('bare', {name: 'ZALF VOLGENS RECEPT', dosingText: '', withoutPrescriber: true}),
  treatmentOf('future', {
    name: 'AMLODIPINE TABLET 5MG',
    state: 'future',
    period: {start: '2026-12-01'},
    agreedAt: '2026-11-16T08:00:00+01:00',
  }),
  treatmentOf('stopped', {
    name: 'ENALAPRIL TABLET 10MG',
    state: 'stopped',
    period: {start: '2024-02-05', end: '2026-11-20'},
    changeReason: 'Hoesten',
    stop: {type: 'stopped', at: '2026-11-20'},
    agreedAt: '2026-11-20T09:00:00+01:00',
  }),
  treatmentOf('interrupted', {
    name: 'IBUPROFEN TABLET 400MG',
    state: 'stopped',
    stop: {type: 'interrupted', at: '2026-10-20'},
    period: {start: '2026-01-05', end: '2026-10-20'},
    changeReason: 'Operatie',
  }),
];

export const overviewOf = (change: Partial<MedicationOverview> = {}): MedicationOverview => ({
  ...(exampleOf('getMedicationOverview', 'full') as MedicationOverview),
  treatments: nineMedicines,
  ...change,
});

/** As many treatments as the contract lets a page have, and more. */
export const manyTreatments = (count: number): MedicationTreatment[] =>
  Array.from({length: count}, (_, index) => {
    const like = nineMedicines[index % nineMedicines.length]!;
    return {...like, id: `many-${index}`, name: `${like.name} (${index + 1})`};
  });
