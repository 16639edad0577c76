/** Building blocks for tests: of one person and one treatment, with no more than each test is about. */
import {emptyBlock, type BlockKind, type MedicationBlock, type Relation, type StopType} from '../block.ts';

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
    ...emptyBlock(kind),
    id,
    personId: 'someone',
    treatmentId: treatment,
    identifiers: [{system: SYSTEM, value: id}],
    treatment: {system: 'urn:test:treatment', value: treatment},
    registeredAt: registered,
    status: 'unknown',
    product: {text: `product of ${id}`, codes: [], form: null, ingredients: []},
    period: {start: from, end: to, duration: days === undefined ? null : {value: days, unit: 'd'}},
    dosingText: wish.text ?? `text of ${id}`,
    stopType: wish.stop ?? null,
    relations: [
      ...relation('replaces', kind, wish.replaces),
      ...relation('based-on', 'agreement', wish.basedOn),
    ],
    source: {system: SYSTEM, id, version: null},
    ...wish.more,
  };
}
