/**
 * What the demo's people take: fictive, in our own words. Days are counted from today. Codes of the G-Standaard stand only
 * with products that test data of the field has under them; the others have a code of the demo's own, or none.
 */
import type {Concept, StopType} from '../domain/medication/block.ts';
import type {DayPart, DosingPart} from '../domain/medication/dosing.ts';
import type {DayOfWeek} from '../domain/zone.ts';

export interface DemoProduct {
  text: string;
  /** What stands on the box, where that is another name. */
  box?: string;
  prk?: string;
  gpk?: string;
  /** Of the trade product: goes with the box. */
  hpk?: string;
  /** Made by the pharmacy itself: no code at all. */
  ingredients?: readonly (readonly [substance: string, strength: string])[];
  unit: 'stuk' | 'dosis' | null;
  route: 'oraal' | 'transdermaal' | 'cutaan' | 'inhalatie' | 'onder de tong';
}

export type DemoAuthor = 'bakker' | 'yilmaz' | 'cardiologist' | 'thrombosis-service';

export interface DemoDose {
  /** Null where the amount is in words only. */
  amount: number | readonly [low: number, high: number] | null;
  /** Times per so many days. */
  times?: readonly [times: number, days: number];
  dayParts?: readonly DayPart[];
  clock?: readonly string[];
  weekdays?: readonly DayOfWeek[];
  asNeeded?: string;
  /** At most so many a day. */
  most?: number;
  instruction?: string;
}

export interface DemoAgreement {
  /** Part of its name; one per person and treatment. */
  name: string;
  from: number;
  /** When it was agreed; default at its start. */
  agreed?: number;
  /** Last day. */
  to?: number;
  days?: number;
  text: string;
  /** One after the other; the days of each, where it ends. */
  phases: readonly (readonly [days: number | null, ...doses: DemoDose[]])[];
  /** In days. */
  cycle?: number;
  author?: DemoAuthor;
  reason?: string;
  change?: string;
  replaces?: string;
  stop?: {name: string; to: number; agreed: number; type: StopType; reason?: string};
  /** Whether the pharmacy agreed too; `gds` packs it by the week. */
  supplied?: 'loose' | 'gds';
  dispensed?: readonly (readonly [day: number, amount: number])[];
}

export interface DemoTreatment {
  name: string;
  product: DemoProduct;
  agreements?: readonly DemoAgreement[];
  /** Doses per day, of the thrombosis service. */
  schedules?: readonly {name: string; from: number; perDay: readonly number[]}[];
  use?: {said: number; from: number; text: string; asAgreed: boolean | null};
}

export interface DemoPatient {
  number: string;
  pharmacy: 'vijzel' | 'brug';
  treatments: readonly DemoTreatment[];
}

const daily = (amount: number, ...dayParts: DayPart[]): DemoAgreement['phases'] => [
  [null, {amount, dayParts}],
];
const oral = (text: string, more: Partial<DemoProduct> = {}): DemoProduct => ({
  text,
  unit: 'stuk',
  route: 'oraal',
  ...more,
});

const wilhelmina: DemoPatient = {
  number: 'L-1005',
  pharmacy: 'vijzel',
  treatments: [
    {
      name: 'lisinopril',
      product: oral('Lisinopril tablet 10 mg', {gpk: '71587', box: 'Lisinopril Wilgenroos tablet 10 mg'}),
      agreements: [
        {
          name: 'a',
          from: -900,
          text: "1 tablet 's ochtends",
          phases: daily(1, 'morning'),
          reason: 'Hoge bloeddruk',
          supplied: 'loose',
          dispensed: [
            [-170, 90],
            [-80, 90],
          ],
        },
      ],
    },
    {
      name: 'omeprazol',
      product: oral('Omeprazol capsule 20 mg', {prk: '60062', gpk: '114529'}),
      agreements: [
        {
          name: 'a',
          from: -400,
          text: "1 capsule 's ochtends, vóór het ontbijt. Zit in uw weekrol.",
          phases: daily(1, 'morning'),
          reason: 'Bescherming van de maag',
          supplied: 'gds',
          dispensed: [[-5, 7]],
        },
      ],
    },
    {
      name: 'acenocoumarol',
      product: oral('Acenocoumarol tablet 1 mg', {prk: '7323', gpk: '20303'}),
      agreements: [
        {
          name: 'a',
          from: -700,
          text: 'Volgens schema trombosedienst',
          phases: [[null, {amount: null, instruction: 'Volgens schema trombosedienst'}]],
          reason: 'Boezemfibrilleren',
          supplied: 'loose',
          dispensed: [[-35, 100]],
        },
      ],
      schedules: [
        {name: 'w1', from: -24, perDay: [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3]},
        {name: 'w2', from: -10, perDay: [2, 2, 3, 2, 2, 3, 0, 2, 2, 3, 2, 2, 3, 2, 2, 3, 2, 2, 3, 2, 2]},
      ],
    },
    {
      name: 'alendroninezuur',
      product: oral('Alendroninezuur tablet 70 mg'),
      agreements: [
        {
          name: 'a',
          from: -500,
          text: 'Op maandag 1 tablet, een half uur vóór het ontbijt, met een groot glas water',
          phases: [[null, {amount: 1, weekdays: ['mon'], dayParts: ['morning']}]],
          reason: 'Botontkalking',
          supplied: 'loose',
          dispensed: [[-60, 12]],
        },
      ],
    },
    {
      name: 'prednisolon',
      product: oral('Prednisolon tablet 5 mg'),
      agreements: [
        {
          name: 'a',
          from: -10,
          days: 28,
          text: "Eerst 7 dagen 4 tabletten, dan 7 dagen 3 tabletten, dan 7 dagen 2 tabletten, dan 7 dagen 1 tablet, 's ochtends",
          phases: [4, 3, 2, 1].map((amount) => [7, {amount, dayParts: ['morning']}] as const),
          reason: 'Spierreuma',
          supplied: 'loose',
          dispensed: [[-10, 70]],
        },
      ],
    },
    {
      name: 'paracetamol',
      product: oral('Paracetamol tablet 500 mg', {hpk: '768901', box: 'Paracetamol Teva tablet 500 mg'}),
      agreements: [
        {
          name: 'a',
          from: -300,
          text: 'Zo nodig bij pijn 1 à 2 tabletten, ten hoogste 6 tabletten per dag',
          phases: [[null, {amount: [1, 2], asNeeded: 'Bij pijn', most: 6}]],
          reason: 'Pijn in de knie',
          supplied: 'loose',
          dispensed: [[-30, 100]],
        },
      ],
    },
    {
      name: 'fentanyl',
      product: {text: 'Fentanyl pleister 12 microgram per uur', unit: 'stuk', route: 'transdermaal'},
      agreements: [
        {
          name: 'a',
          from: -45,
          text: 'Elke 3 dagen 1 nieuwe pleister, op een andere plek',
          phases: [[null, {amount: 1, times: [1, 3]}]],
          reason: 'Pijn in de rug',
          supplied: 'loose',
          dispensed: [[-15, 10]],
        },
      ],
    },
    {
      name: 'zalf',
      product: {
        text: 'Zalf met salicylzuur en ureum, door de apotheek gemaakt',
        ingredients: [
          ['Salicylzuur', '50 mg / 1 g'],
          ['Ureum', '100 mg / 1 g'],
        ],
        unit: null,
        route: 'cutaan',
      },
      agreements: [
        {
          name: 'a',
          from: -25,
          text: 'Twee keer per dag dun smeren op de hielen',
          phases: [[null, {amount: null, times: [2, 1], instruction: 'dun smeren op de hielen'}]],
          supplied: 'loose',
        },
      ],
    },
    {
      name: 'metoprolol',
      product: oral('Metoprolol tablet met gereguleerde afgifte 50 mg'),
      agreements: [
        {
          name: 'a',
          from: -150,
          text: "1 tablet 's ochtends",
          phases: daily(1, 'morning'),
          author: 'cardiologist',
          reason: 'Boezemfibrilleren',
          supplied: 'loose',
          dispensed: [[-70, 90]],
        },
      ],
    },
    {
      name: 'temazepam',
      product: oral('Temazepam capsule 20 mg', {prk: '15814', gpk: '38644'}),
      agreements: [
        {
          name: 'a',
          from: -90,
          text: '1 capsule voor het slapen',
          phases: [[null, {amount: 1, dayParts: ['night']}]],
          supplied: 'loose',
          dispensed: [[-50, 30]],
          stop: {name: 's', to: -20, agreed: -20, type: 'stopped', reason: 'Overdag suf'},
        },
      ],
    },
    {
      name: 'simvastatine',
      product: oral('Simvastatine tablet 40 mg'),
      agreements: [
        {
          name: 'a',
          from: -800,
          text: "1 tablet 's avonds",
          phases: daily(1, 'evening'),
          reason: 'Hoog cholesterol',
          supplied: 'loose',
          dispensed: [[-40, 90]],
          stop: {name: 's', to: -6, agreed: -6, type: 'interrupted', reason: 'Tijdelijk ander middel erbij'},
        },
      ],
    },
    {
      name: 'diclofenac',
      product: oral('Diclofenac tablet 25 mg', {prk: '8060', gpk: '22276'}),
      agreements: [
        {
          name: 'a',
          from: -320,
          days: 10,
          text: '3 keer per dag 1 tablet',
          phases: [[null, {amount: 1, times: [3, 1]}]],
        },
      ],
    },
  ],
};

const sanne: DemoPatient = {
  number: 'L-1001',
  pharmacy: 'vijzel',
  treatments: [
    {
      name: 'pil',
      product: oral('Ethinylestradiol met levonorgestrel tablet 30/150 microgram'),
      agreements: [
        {
          name: 'a',
          from: -364,
          text: '21 dagen elke dag 1 tablet op een vaste tijd, dan 7 dagen niet; daarna opnieuw',
          phases: [[21, {amount: 1, times: [1, 1]}]],
          cycle: 28,
          reason: 'Anticonceptie',
          supplied: 'loose',
          dispensed: [[-70, 63]],
        },
      ],
    },
    {
      name: 'levothyroxine',
      product: oral('Levothyroxine tablet 25 microgram'),
      agreements: [
        {
          name: 'a',
          from: -200,
          text: "3 tabletten 's ochtends, een half uur vóór het ontbijt",
          phases: daily(3, 'morning'),
          reason: 'Te traag werkende schildklier',
          supplied: 'loose',
          dispensed: [[-60, 270]],
          stop: {name: 's', to: -4, agreed: -4, type: 'stopped'},
        },
        {
          name: 'b',
          from: -3,
          agreed: -4,
          text: "4 tabletten 's ochtends, een half uur vóór het ontbijt",
          phases: daily(4, 'morning'),
          reason: 'Te traag werkende schildklier',
          change: 'Uitslag van het bloedonderzoek',
          replaces: 'a',
          supplied: 'loose',
        },
      ],
    },
    {
      name: 'pantoprazol',
      product: oral('Pantoprazol tablet 40 mg', {prk: '43044', gpk: '96938'}),
      agreements: [
        {
          name: 'a',
          from: -260,
          text: "1 tablet 's ochtends",
          phases: daily(1, 'morning'),
          reason: 'Maagzuur',
          supplied: 'loose',
          dispensed: [
            [-172, 90],
            [-82, 90],
          ],
        },
      ],
    },
    {
      name: 'ibuprofen',
      product: oral('Ibuprofen tablet 400 mg', {prk: '27278', gpk: '51004'}),
      agreements: [
        {
          name: 'a',
          from: -120,
          text: 'Zo nodig 1 tablet, ten hoogste 3 tabletten per dag',
          phases: [[null, {amount: 1, asNeeded: 'Zo nodig', most: 3}]],
          reason: 'Migraine',
          supplied: 'loose',
          dispensed: [[-50, 30]],
        },
      ],
    },
    {
      name: 'macrogol',
      product: oral('Macrogol met zouten, poeder voor drank', {prk: '150002', gpk: '174076'}),
      agreements: [
        {
          name: 'a',
          from: 5,
          agreed: -1,
          days: 14,
          text: '1 à 2 zakjes per dag',
          phases: [[null, {amount: [1, 2], times: [1, 1]}]],
          reason: 'Verstopping',
        },
      ],
    },
  ],
};

const mees: DemoPatient = {
  number: 'L-1002',
  pharmacy: 'vijzel',
  treatments: [
    {
      name: 'salbutamol',
      product: {
        text: 'Salbutamol aerosol 100 microgram per dosis',
        prk: '43281',
        unit: 'dosis',
        route: 'inhalatie',
      },
      agreements: [
        {
          name: 'a',
          from: -220,
          text: 'Zo nodig bij benauwdheid 2 pufjes, ten hoogste 8 per dag, met voorzetkamer',
          phases: [[null, {amount: 2, asNeeded: 'Bij benauwdheid', most: 8}]],
          reason: 'Astma',
          supplied: 'loose',
          dispensed: [[-90, 200]],
        },
      ],
    },
  ],
};

const bram: DemoPatient = {
  number: 'L-1004',
  pharmacy: 'brug',
  treatments: [
    {
      name: 'amlodipine',
      product: oral('Amlodipine tablet 5 mg', {hpk: '642916', box: 'Norvasc tablet 5 mg'}),
      agreements: [
        {
          name: 'a',
          from: -330,
          text: '1 keer per dag 1 tablet',
          phases: [[null, {amount: 1, times: [1, 1]}]],
          author: 'yilmaz',
          reason: 'Hoge bloeddruk',
          supplied: 'loose',
          dispensed: [[-20, 90]],
        },
      ],
      use: {said: -8, from: -30, text: '1 keer per dag een halve tablet', asAgreed: false},
    },
    {
      name: 'nitroglycerine',
      product: {
        text: 'Nitroglycerine spray 0,4 mg per dosis',
        prk: '72214',
        gpk: '119431',
        unit: 'dosis',
        route: 'onder de tong',
      },
      agreements: [
        {
          name: 'a',
          from: -330,
          text: 'Bij pijn op de borst 1 keer sprayen onder de tong. Helpt het niet na 5 minuten: bel 112.',
          phases: [
            [
              null,
              {amount: 1, asNeeded: 'Bij pijn op de borst', most: 3, instruction: 'Helpt het niet: bel 112'},
            ],
          ],
          author: 'cardiologist',
          supplied: 'loose',
          dispensed: [[-200, 250]],
        },
      ],
    },
    {
      name: 'multivitamine',
      product: oral('Multivitamine'),
      use: {said: -8, from: -100, text: '1 tablet per dag, zelf gekocht', asAgreed: null},
    },
  ],
};

const ayse: DemoPatient = {
  number: 'L-1007',
  pharmacy: 'vijzel',
  treatments: [
    {
      // With a code, so that only the dose that changed keeps it from being ordered.
      name: 'pantoprazol',
      product: oral('Pantoprazol tablet 40 mg', {prk: '43044', gpk: '96938'}),
      agreements: [
        {
          name: 'a',
          from: -180,
          text: "1 tablet 's ochtends",
          phases: daily(1, 'morning'),
          supplied: 'loose',
          dispensed: [[-85, 90]],
          stop: {name: 's', to: -6, agreed: -6, type: 'stopped'},
        },
        {
          name: 'b',
          from: -5,
          agreed: -6,
          text: "1 tablet 's ochtends en 1 tablet 's avonds",
          phases: daily(1, 'morning', 'evening'),
          change: 'Te weinig effect',
          replaces: 'a',
          supplied: 'loose',
        },
      ],
    },
    {
      name: 'methotrexaat',
      product: {text: 'Methotrexaat injectie 25 mg/ml', gpk: '89907', unit: 'stuk', route: 'cutaan'},
      agreements: [
        {
          name: 'a',
          from: -400,
          text: 'Op vrijdag 1 injectie onder de huid',
          phases: [[null, {amount: 1, weekdays: ['fri'], times: [1, 7]}]],
          supplied: 'loose',
          dispensed: [[-75, 12]],
        },
      ],
    },
    {
      name: 'temazepam',
      product: oral('Temazepam capsule 20 mg', {prk: '15814', gpk: '38644'}),
      agreements: [
        {
          name: 'a',
          from: -60,
          text: '1 capsule voor het slapen, niet elke nacht',
          phases: [[null, {amount: 1, asNeeded: 'Bij niet kunnen slapen', most: 1}]],
          supplied: 'loose',
          dispensed: [[-28, 10]],
        },
      ],
    },
  ],
};

const maximiliaan: DemoPatient = {
  number: 'L-1009',
  pharmacy: 'brug',
  treatments: [
    {
      name: 'levodopa',
      product: oral('Levodopa met carbidopa tablet 100/25 mg'),
      agreements: [
        {
          name: 'day',
          from: -600,
          text: '3 keer per dag 1 tablet, om 8, 13 en 18 uur',
          phases: [[null, {amount: 1, clock: ['08:00', '13:00', '18:00']}]],
        },
        // Beside it, agreed on the same day.
        {name: 'night', from: -600, text: '1 tablet voor de nacht', phases: daily(1, 'night')},
      ],
    },
    {
      name: 'omeprazol',
      product: oral('Omeprazol capsule 20 mg', {prk: '60062', gpk: '114529'}),
      agreements: [
        {
          name: 'a',
          from: -100,
          text: '1 keer per dag 2 capsules',
          phases: [[null, {amount: 2, times: [1, 1]}]],
          supplied: 'loose',
          dispensed: [[-25, 60]],
        },
      ],
    },
    {
      name: 'fenprocoumon',
      product: oral('Fenprocoumon tablet 3 mg', {prk: '1783', gpk: '6637'}),
      agreements: [
        {
          name: 'a',
          from: 14,
          agreed: -12,
          text: 'Volgens schema trombosedienst',
          phases: [[null, {amount: null, instruction: 'Volgens schema trombosedienst'}]],
          stop: {name: 's', to: 14, agreed: -2, type: 'cancelled', reason: 'Toch niet nodig'},
        },
      ],
    },
  ],
};

export const demoPatients: readonly DemoPatient[] = [wilhelmina, sanne, mees, bram, ayse, maximiliaan];

/** A dosing part in the gateway's words. */
export function partOf(dose: DemoDose, unit: DemoProduct['unit']): DosingPart {
  const {amount, times, asNeeded, most, instruction} = dose;
  const [min, max] = typeof amount === 'number' ? [amount, amount] : (amount ?? []);
  const codes =
    unit === null
      ? []
      : [
          {system: 'http://unitsofmeasure.org', code: '1', display: null},
          {
            system: 'urn:oid:2.16.840.1.113883.2.4.4.1.900.2',
            code: unit === 'stuk' ? '245' : '208',
            display: null,
          },
        ];
  const word = (text: string): Concept => ({text, codes: []});
  return {
    frequency: times === undefined ? null : {min: times[0], max: times[0], per: {value: times[1], unit: 'd'}},
    times: dose.clock ?? [],
    isExact: null,
    dayParts: dose.dayParts ?? [],
    weekdays: dose.weekdays ?? [],
    dose: min === undefined || max === undefined ? null : {min, max, unit, codes},
    asNeeded: asNeeded === undefined ? null : word(asNeeded),
    maximum: most === undefined ? null : {quantity: {value: most, unit, codes}, per: {value: 1, unit: 'd'}},
    instructions: instruction === undefined ? [] : [word(instruction)],
    // The reader finds out.
    notUnderstood: [],
  };
}
