/** Building blocks for tests: of one person and one treatment, with no more than each test is about. */
import type {BlockKind, MedicationBlock, Relation, StopType} from '../block.ts';

export interface BlockWish {
  id: string;
  kind?: BlockKind;
  treatment?: string;
  registered?: string;
  /** First and last, days or instants. */
  from?: string | null;
  to?: string | null;
  days?: number;
  stop?: StopType;
  text?: string;
  replaces?: string;
  basedOn?: string;
  more?: Partial<MedicationBlock>;
}

const SYSTEM = 'urn:test:block';

function relation(role: Relation['role'], kind: BlockKind, value: string | undefined): Relation[] {
  return value === undefined ? [] : [{role, kind, system: SYSTEM, value}];
}

export function block({id, kind = 'agreement', treatment = 'T', ...wish}: BlockWish): MedicationBlock {
  const {
    from = '2026-01-01',
    to = null,
    days,
    registered = typeof from === 'string' ? from : '2026-01-01',
  } = wish;
  return {
    id,
    personId: 'someone',
    treatmentId: treatment,
    kind,
    identifiers: [{system: SYSTEM, value: id}],
    server: null,
    treatment: {system: 'urn:test:treatment', value: treatment},
    registeredAt: registered,
    status: 'unknown',
    isWithdrawn: false,
    product: {text: `product of ${id}`, codes: [], form: null, ingredients: []},
    period: {start: from, end: to, duration: days === undefined ? null : {value: days, unit: 'd'}},
    dosingText: wish.text ?? `text of ${id}`,
    dosing: null,
    route: null,
    stopType: wish.stop ?? null,
    reasonForUse: [],
    reasonForChange: [],
    author: null,
    prescriber: null,
    informant: null,
    dispenser: null,
    quantity: null,
    supplyDuration: null,
    repeats: null,
    distributionForm: null,
    additionalInformation: [],
    comment: null,
    asAgreed: null,
    isUsed: null,
    requestedAt: null,
    happenedAt: null,
    givenDose: null,
    reasonForDeviation: [],
    proposes: null,
    reply: null,
    episode: null,
    relations: [
      ...relation('replaces', kind, wish.replaces),
      ...relation('based-on', 'agreement', wish.basedOn),
    ],
    source: {system: SYSTEM, id, version: null},
    ...wish.more,
  };
}
