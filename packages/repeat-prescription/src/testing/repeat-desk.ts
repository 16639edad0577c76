import type {
  Loose,
  MedicationTreatment,
  Pharmacy,
  Practice,
  RepeatRequest,
  RepeatRequestCreate,
  Service,
} from '@gp-elements/core';
import {exact} from '@gp-elements/core';
import {body, exampleOf, problem, type Scenario} from '@gp-elements/core/testing';

/** A medicine of someone: what is not given is as of the first example of the contract. */
export function medicine(id: string, given: Loose<Partial<MedicationTreatment>> = {}): MedicationTreatment {
  const [base] = exampleOf('listMedicationTreatments').items;
  return exact<MedicationTreatment>({...base!, ...given, id} as Loose<MedicationTreatment>);
}

/** As many medicines as somebody could ever have. */
export const many = (count: number): MedicationTreatment[] =>
  Array.from({length: count}, (_, index) =>
    medicine(`treat-${index}`, {
      name: `MEDICIJN NUMMER ${index + 1} TABLET 10MG`,
      daysLeft: 5 + index,
      ...(index % 3 === 2 && {
        repeat: {orderable: false, reasonCode: 'not-long-term', instead: 'ask-practice'},
      }),
    }),
  );

export const pharmacies: Pharmacy[] = exampleOf('listPharmacies').items;

/** A practice that takes repeats online; `operations` are what goes otherwise. */
export function practiceWith(service: Partial<Service> = {}): Practice {
  const practice = exampleOf('getPractice');
  return {
    ...practice,
    services: [...practice.services, {service: 'repeat-prescription', mode: 'request', ...service}],
  };
}

export interface DeskOptions {
  readonly treatments?: readonly MedicationTreatment[];
  readonly pharmacies?: readonly Pharmacy[];
  /** Orders of before, latest first. */
  readonly requests?: readonly RepeatRequest[];
  readonly service?: Partial<Service>;
}

/** A gateway in memory that keeps orders as the reference gateway does: each key once, no line twice. */
export class RepeatDesk {
  treatments: readonly MedicationTreatment[];
  requests: RepeatRequest[];
  readonly #pharmacies: readonly Pharmacy[];
  readonly #service: Partial<Service>;
  readonly #byKey = new Map<string, RepeatRequest>();

  constructor({treatments, pharmacies: all = pharmacies, requests = [], service = {}}: DeskOptions = {}) {
    this.treatments = treatments ?? exampleOf('listMedicationTreatments').items;
    this.#pharmacies = all;
    this.requests = [...requests];
    this.#service = service;
  }

  /** Puts another state to a request, as the practice would. */
  change(id: string, change: Partial<RepeatRequest>): void {
    this.requests = this.requests.map((one) => {
      const revision = one.revision + 1;
      return one.id === id ? {...one, ...change, revision, etag: `"${revision}"`} : one;
    });
  }

  /** Takes an order. */
  take(order: RepeatRequestCreate, key: string): RepeatRequest {
    const known = this.#byKey.get(key);
    if (known) return known;
    const base = exampleOf('createRepeatRequest');
    const lines = order.lines.map(
      ({treatmentId, description, daysLeft}, index): RepeatRequest['lines'][number] => {
        const treatment = this.treatments.find(({id}) => id === treatmentId);
        return {
          id: `line-${index}`,
          name: treatment?.name ?? description ?? '',
          state: 'submitted',
          stateAt: base.createdAt,
          ...(treatmentId !== undefined && {treatmentId}),
          ...(daysLeft !== undefined && {daysLeft}),
        };
      },
    );
    const request: RepeatRequest = {
      ...base,
      id: `repeat-${this.requests.length + 1}`,
      lines,
      pharmacy: this.#pharmacies.find(({id}) => id === order.pharmacyId) ?? base.pharmacy,
      handover: order.handover,
      person: {id: order.personId ?? base.person.id, name: base.person.name},
      ...(order.remark !== undefined && {remark: order.remark}),
    };
    this.#byKey.set(key, request);
    this.requests = [request, ...this.requests];
    this.treatments = this.treatments.map((one) =>
      order.lines.some(({treatmentId}) => treatmentId === one.id)
        ? {
            ...one,
            repeat: {
              orderable: false,
              reasonCode: 'requested-already',
              instead: 'follow-request',
              requestId: request.id,
            },
          }
        : one,
    );
    return request;
  }

  readonly scenario: Scenario = {
    getPractice: () => body(practiceWith(this.#service)),
    listMedicationTreatments: () =>
      body({composedAt: '2026-11-23T08:05:00+01:00', items: [...this.treatments]}),
    listPharmacies: () => body({...exampleOf('listPharmacies'), items: [...this.#pharmacies]}),
    listRepeatRequests: () => body({items: this.requests}),
    getRepeatRequest: ({params}) => {
      const found = this.requests.find(({id}) => id === params['id']);
      return found ? body(found) : problem('not-found');
    },
    createRepeatRequest: ({headers, body: sent}) => {
      const order = sent as RepeatRequestCreate;
      const key = headers.get('Idempotency-Key')!;
      const isTwice = order.lines.some(({treatmentId}) =>
        this.treatments.some(
          ({id, repeat}) => id === treatmentId && repeat.reasonCode === 'requested-already',
        ),
      );
      if (isTwice && !this.#byKey.has(key)) return problem('repeat-requested-already');
      return body(this.take(order, key));
    },
    withdrawRepeatRequest: ({params, headers}) => {
      const id = params['id']!;
      const found = this.requests.find((one) => one.id === id)!;
      if (!found.withdraw.allowed) return problem('repeat-in-review');
      if (headers.get('If-Match') !== found.etag) return problem('precondition-failed');
      this.change(id, {
        lines: found.lines.map((line) => ({...line, state: 'withdrawn'})),
        withdraw: {allowed: false},
      });
      return body(this.requests.find((one) => one.id === id)!);
    },
  };
}
