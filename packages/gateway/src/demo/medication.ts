/** The demo's medication as the record system would hand it over: FHIR, by the same import as everything else. */
import type {Kysely} from 'kysely';
import {importResources} from '../adapters/import.ts';
import {medicationEntry} from '../adapters/fhir-r4/write-medication.ts';
import {FACT_KIND_SYSTEM} from '../adapters/fhir/facts/empty-list.ts';
import type {Clock} from '../clock.ts';
import {
  emptyBlock,
  type Author,
  type BlockContent,
  type Code,
  type Concept,
  type MedicationBlock,
  type Product,
  type Relation,
} from '../domain/medication/block.ts';
import type {Dosing} from '../domain/medication/dosing.ts';
import {addDays, atLocal, toInstant} from '../domain/zone.ts';
import type {Database} from '../store/schema.ts';
import {demoPersonId} from './ids.ts';
import {
  demoPatients,
  partOf,
  type DemoAgreement,
  type DemoAuthor,
  type DemoPatient,
  type DemoProduct,
  type DemoTreatment,
} from './medicines.ts';
import {DEMO_BASE, type DemoEntry} from './practice.ts';

const IDENTIFIERS = 'https://de-linde.example/identifiers/';
const G_STANDAARD = {
  prk: 'urn:oid:2.16.840.1.113883.2.4.4.10',
  gpk: 'urn:oid:2.16.840.1.113883.2.4.4.1',
  hpk: 'urn:oid:2.16.840.1.113883.2.4.4.7',
} as const;
/** Of the demo's own products: no system of the field. */
const DEMO_PRODUCT = 'https://gp-elements.example/demo-product';
const GDS: Concept = {
  text: 'GDS',
  codes: [{system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3.8', code: '1', display: 'GDS'}],
};

const SPECIALTIES = 'urn:oid:2.16.840.1.113883.2.4.6.7';
const specialty = (text: string, code: string): Concept => ({
  text,
  codes: [{system: SPECIALTIES, code, display: text}],
});
const at = (kind: string, value: string): Author['identifiers'] => [{system: `${IDENTIFIERS}${kind}`, value}];

const OWN_PRACTICE = {name: 'Huisartsenpraktijk De Linde', identifiers: at('organization', 'de-linde')};
const AUTHORS: Readonly<Record<DemoAuthor, Author>> = {
  bakker: {
    who: 'professional',
    name: 'dr. M. Bakker',
    identifiers: at('practitioner', 'bakker'),
    specialty: specialty('Huisarts', '0100'),
    organization: OWN_PRACTICE,
  },
  yilmaz: {
    who: 'professional',
    name: 'dr. S. Yılmaz',
    identifiers: at('practitioner', 'yilmaz'),
    specialty: specialty('Huisarts', '0100'),
    organization: OWN_PRACTICE,
  },
  cardiologist: {
    who: 'professional',
    name: 'dr. H. van Zilverberk',
    identifiers: at('practitioner', 'van-zilverberk'),
    specialty: specialty('Cardioloog', '0320'),
    organization: {name: 'Ziekenhuis Het Populierenhof', identifiers: at('organization', 'populierenhof')},
  },
  'thrombosis-service': {
    who: 'professional',
    name: 'R. Lijsterbes',
    identifiers: at('practitioner', 'lijsterbes'),
    specialty: specialty('Trombosedienst', '3400'),
    organization: {name: 'Trombosedienst De Meidoorn', identifiers: at('organization', 'meidoorn')},
  },
};
const PHARMACIES: Readonly<Record<DemoPatient['pharmacy'], Author>> = {
  vijzel: pharmacy('vijzel', 'Apotheek De Vijzel'),
  brug: pharmacy('brug', 'Brugapotheek'),
};

function pharmacy(id: string, name: string): Author {
  return {
    who: 'organization',
    name: null,
    identifiers: [],
    specialty: null,
    organization: {name, identifiers: at('pharmacy', id)},
  };
}

function codesOf({prk, gpk, hpk, ingredients, text}: DemoProduct, isBox: boolean): Code[] {
  const known = (
    [
      ['hpk', isBox ? hpk : undefined],
      ['prk', prk],
      ['gpk', gpk],
    ] as const
  ).flatMap(([kind, code]) => (code === undefined ? [] : [{system: G_STANDAARD[kind], code, display: null}]));
  // Where only the trade product has a code, that is what a source gives everywhere.
  if (known.length === 0 && hpk !== undefined) return [{system: G_STANDAARD.hpk, code: hpk, display: null}];
  if (known.length > 0 || ingredients !== undefined) return known;
  const name = text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-');
  return [{system: DEMO_PRODUCT, code: name, display: null}];
}

function productOf(product: DemoProduct, isBox: boolean): Product {
  return {
    text: isBox ? (product.box ?? product.text) : product.text,
    codes: codesOf(product, isBox),
    form: null,
    ingredients: (product.ingredients ?? []).map(([substance, strength]) => ({
      substance: {text: substance, codes: []},
      strength,
    })),
  };
}

interface Demo {
  patient: DemoPatient;
  treatment: DemoTreatment;
  day: (offset: number) => string;
  instant: (offset: number, time: string) => string;
}

/** The blocks of one treatment, named after the person, the treatment and what each is. */
class Writer {
  readonly #demo: Demo;
  readonly blocks: MedicationBlock[] = [];

  constructor(demo: Demo) {
    this.#demo = demo;
  }

  #name(part: string): string {
    const {patient, treatment} = this.#demo;
    return `${patient.number}-${treatment.name}-${part}`;
  }

  #relation(role: Relation['role'], kind: Relation['kind'], part: string): Relation {
    return {role, kind, system: `${IDENTIFIERS}medication`, value: this.#name(part)};
  }

  #add(part: string, content: Partial<BlockContent> & {kind: BlockContent['kind']}): void {
    const {patient, treatment} = this.#demo;
    this.blocks.push({
      ...emptyBlock(content.kind),
      status: content.kind === 'dispense' ? 'completed' : 'unknown',
      identifiers: [{system: `${IDENTIFIERS}medication`, value: this.#name(part)}],
      treatment: {system: `${IDENTIFIERS}treatment`, value: `${patient.number}-${treatment.name}`},
      ...content,
      id: this.#name(part),
      personId: patient.number,
      treatmentId: treatment.name,
      source: {system: null, id: null, version: null},
    });
  }

  agreement(agreement: DemoAgreement): void {
    const {day, instant, patient, treatment} = this.#demo;
    const {name, from, to, days, text, phases, cycle, author = 'bakker', stop, supplied} = agreement;
    const {product} = treatment;
    const agreed = agreement.agreed ?? from;
    const dosing: Dosing = {
      phases: phases.map(([duration, ...doses]) => ({
        duration: duration === null ? null : {value: duration, unit: 'd'},
        parts: doses.map((dose) => partOf(dose, product.unit)),
      })),
      cycle: cycle === undefined ? null : {value: cycle, unit: 'd'},
    };
    const therapy = {
      period: {
        start: day(from),
        end: to === undefined ? null : day(to),
        duration: days === undefined ? null : {value: days, unit: 'd' as const},
      },
      dosingText: text,
      dosing,
      route: {text: product.route, codes: []},
    };
    const intent = {...therapy, product: productOf(product, false), author: AUTHORS[author]};
    this.#add(name, {
      ...intent,
      kind: 'agreement',
      registeredAt: instant(agreed, '10:05'),
      reasonForUse: words(agreement.reason),
      reasonForChange: words(agreement.change),
      relations:
        agreement.replaces === undefined ? [] : [this.#relation('replaces', 'agreement', agreement.replaces)],
    });
    const supplier = PHARMACIES[patient.pharmacy];
    const box = {product: productOf(product, true), author: supplier, dispenser: supplier};
    const distributionForm = supplied === 'gds' ? GDS : null;
    if (supplied !== undefined) {
      this.#add(`${name}-ta`, {
        ...therapy,
        ...box,
        kind: 'administration-agreement',
        distributionForm,
        registeredAt: instant(agreed, '13:30'),
        relations: [this.#relation('based-on', 'agreement', name)],
      });
    }
    for (const [index, [on, amount]] of (agreement.dispensed ?? []).entries()) {
      const request = `${name}-vv${index + 1}`;
      const quantity = {
        value: amount,
        unit: product.unit,
        codes: partOf({amount: 1}, product.unit).dose?.codes ?? [],
      };
      this.#add(request, {
        kind: 'dispense-request',
        product: productOf(product, false),
        author: AUTHORS[author],
        dispenser: supplier,
        quantity,
        registeredAt: instant(on - 1, '16:20'),
        relations: [this.#relation('based-on', 'agreement', name)],
      });
      this.#add(`${name}-mve${index + 1}`, {
        ...box,
        kind: 'dispense',
        distributionForm,
        quantity,
        registeredAt: instant(on, '11:00'),
        happenedAt: instant(on, '11:00'),
        relations: [this.#relation('based-on', 'dispense-request', request)],
      });
    }
    if (stop === undefined) return;
    this.#add(stop.name, {
      ...intent,
      kind: 'agreement',
      // An end at the start leaves no day: it never began.
      period: {
        start: day(from),
        end: stop.type === 'cancelled' ? day(from) : instant(stop.to, '23:59'),
        duration: null,
      },
      registeredAt: instant(stop.agreed, '10:00'),
      stopType: stop.type,
      reasonForChange: words(stop.reason),
      relations: [this.#relation('replaces', 'agreement', name)],
    });
  }

  schedules(): void {
    const {day, instant, treatment} = this.#demo;
    const schedules = treatment.schedules ?? [];
    for (const [index, {name, from, perDay}] of schedules.entries()) {
      const before = schedules[index - 1];
      this.#add(name, {
        kind: 'dosing-schedule',
        product: productOf(treatment.product, false),
        period: {start: day(from), end: null, duration: {value: perDay.length, unit: 'd'}},
        dosingText:
          perDay.map((amount) => `${amount === 1 ? '1 tablet' : `${amount} tabletten`}`).join(', ') +
          ", 's avonds",
        dosing: {
          cycle: null,
          phases: perDay.map((amount) => ({
            duration: {value: 1, unit: 'd'},
            parts: [partOf({amount, dayParts: ['evening']}, treatment.product.unit)],
          })),
        },
        author: AUTHORS['thrombosis-service'],
        registeredAt: instant(from, '09:15'),
        relations: [
          this.#relation('based-on', 'agreement', 'a'),
          ...(before === undefined ? [] : [this.#relation('replaces', 'dosing-schedule', before.name)]),
        ],
      });
    }
  }

  use(): void {
    const {day, instant, treatment} = this.#demo;
    const {use, agreements} = treatment;
    if (use === undefined) return;
    this.#add('use', {
      kind: 'use',
      status: 'active',
      product: productOf(treatment.product, false),
      period: {start: day(use.from), end: null, duration: null},
      dosingText: use.text,
      asAgreed: use.asAgreed,
      isUsed: true,
      author: {who: 'patient', name: null, identifiers: [], specialty: null, organization: null},
      registeredAt: instant(use.said, '20:10'),
      relations: agreements === undefined ? [] : [this.#relation('based-on', 'agreement', 'a')],
    });
  }
}

function words(text: string | undefined): Concept[] {
  return text === undefined ? [] : [{text, codes: []}];
}

function subjectOf(number: string): DemoEntry['resource'] {
  return {type: 'Patient', identifier: {system: `${IDENTIFIERS}patient`, value: number}};
}

type Fact = readonly [type: string, id: string, number: string, content: DemoEntry['resource']];

/** What stands beside it; and of whom it is known that there is none. `day` gives a date so many days from today. */
function facts(day: (offset: number) => string): DemoEntry[] {
  const none = (id: string, number: string, code: string, reason: string): Fact => [
    'List',
    id,
    number,
    {
      status: 'current',
      mode: 'snapshot',
      code: {coding: [{system: FACT_KIND_SYSTEM, code}]},
      date: day(-200),
      emptyReason: {
        coding: [{system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: reason}],
      },
    },
  ];
  const measured = (
    id: string,
    number: string,
    coding: DemoEntry['resource'],
    on: number,
    [value, unit]: readonly [number, string],
  ): Fact => [
    'Observation',
    id,
    number,
    {status: 'final', code: {coding: [coding]}, effectiveDateTime: day(on), valueQuantity: {value, unit}},
  ];
  const nhg45 = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen';
  const all: Fact[] = [
    [
      'AllergyIntolerance',
      'wilhelmina-penicilline',
      'L-1005',
      {
        clinicalStatus: {coding: [{code: 'active'}]},
        verificationStatus: {coding: [{code: 'confirmed'}]},
        code: {
          coding: [{system: 'urn:oid:2.16.840.1.113883.2.4.4.1.902.122', code: '35'}],
          text: 'Penicillines',
        },
        onsetDateTime: '1998',
        recordedDate: day(-4000),
        reaction: [{manifestation: [{text: 'Uitslag met jeuk'}]}],
      },
    ],
    [
      'Flag',
      'wilhelmina-maagzweer',
      'L-1005',
      {
        status: 'active',
        category: [{coding: [{system: 'http://snomed.info/sct', code: '350241000146102'}]}],
        code: {text: 'Maagzweer in het verleden'},
        period: {start: day(-3000)},
      },
    ],
    measured(
      'wilhelmina-egfr',
      'L-1005',
      {system: nhg45, code: '3583', display: 'eGFR volgens CKD-EPI formule'},
      -120,
      [52, 'ml/min/1,73 m2'],
    ),
    measured('wilhelmina-gewicht', 'L-1005', {system: nhg45, code: '357', display: 'Gewicht'}, -120, [
      68.5,
      'kg',
    ]),
    measured('wilhelmina-lengte', 'L-1005', {system: nhg45, code: '560', display: 'Lengte'}, -1200, [
      164,
      'cm',
    ]),
    none('sanne-overgevoeligheid', 'L-1001', 'hypersensitivity', 'nilknown'),
    none('sanne-contra-indicatie', 'L-1001', 'contra-indication', 'nilknown'),
    none('lotte-medicatie', 'L-1003', 'medication', 'nilknown'),
    none('lotte-overgevoeligheid', 'L-1003', 'hypersensitivity', 'nilknown'),
    none('bram-contra-indicatie', 'L-1004', 'contra-indication', 'unavailable'),
    [
      'Flag',
      'maximiliaan-epilepsie',
      'L-1009',
      {
        status: 'active',
        category: [{coding: [{system: 'http://snomed.info/sct', code: '350241000146102'}]}],
        code: {
          coding: [{system: 'urn:oid:2.16.840.1.113883.2.4.4.1.902.40', code: '42', display: 'Epilepsie'}],
        },
        period: {start: day(-5000)},
      },
    ],
  ];
  return all.map(([resourceType, id, number, content]) => ({
    fullUrl: `${DEMO_BASE}/${resourceType}/${id}`,
    resource: {
      resourceType,
      id,
      ...content,
      [resourceType === 'AllergyIntolerance' ? 'patient' : 'subject']: subjectOf(number),
    },
  }));
}

/** Everything, as of that day. `today` is the local date. */
export function demoMedication(today: string, zone: string): DemoEntry[] {
  const day = (offset: number): string => addDays(today, offset);
  const instant = (offset: number, time: string): string => toInstant(atLocal(day(offset), time, zone), zone);
  const blocks = demoPatients.flatMap((patient) => {
    const person = {id: patient.number, source_system: `${IDENTIFIERS}patient`, source_id: patient.number};
    return patient.treatments.flatMap((treatment) => {
      const writer = new Writer({patient, treatment, day, instant});
      for (const agreement of treatment.agreements ?? []) writer.agreement(agreement);
      writer.schedules();
      writer.use();
      return writer.blocks.map((block) => medicationEntry(person, block));
    });
  });
  return [...blocks, ...facts(day)];
}

/** Gives the demo's people their medication, once: what was imported since stays. */
export async function ensureDemoMedication(
  db: Kysely<Database>,
  {today, zone, clock}: {today: string; zone: string; clock: Clock},
): Promise<void> {
  const there = await db
    .selectFrom('medication_block')
    .select('id')
    .where('person_id', '=', demoPersonId('L-1005'))
    .executeTakeFirst();
  if (there !== undefined) return;
  const report = await importResources(db, demoMedication(today, zone), {clock, name: 'medication'});
  const left = report.resources.filter(({outcome, notes}) => outcome === 'left' || notes.length > 0);
  if (left.length > 0)
    throw new Error(`The demo's medication could not be imported: ${JSON.stringify(left.slice(0, 5))}`);
}
