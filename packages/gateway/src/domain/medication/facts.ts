/** What stands beside somebody's medication, unmatched: nothing here is compared with a medicine. */
import type {Author, Concept, Quantity} from './block.ts';

export const factKinds = [
  'hypersensitivity',
  'contra-indication',
  /** A decision to watch a substance, as the source's own system does. */
  'surveillance',
  'kidney-function',
  'weight',
  'height',
] as const;

export type FactKind = (typeof factKinds)[number];

export interface FactContent {
  kind: FactKind;
  /** What it is about: the substance, the condition, the measurement. */
  what: Concept;
  /** `none-known`: it is stated that there is nothing of this kind. */
  says: 'present' | 'none-known';
  /** False once it is over, refuted or ended. */
  isActive: boolean;
  /** It was entered in error. */
  isWithdrawn: boolean;
  certainty: 'confirmed' | 'unconfirmed' | 'refuted' | null;
  /** Dates as the source writes them. */
  since: string | null;
  until: string | null;
  statedAt: string | null;
  value: Quantity | null;
  comment: string | null;
  author: Author | null;
}

export interface PatientFact extends FactContent {
  id: string;
  personId: string;
  source: {system: string | null; id: string | null; version: string | null};
}
