import type {WorkItem} from '@gp-elements/core';
import {
  body,
  exampleOf,
  type FakeRequest,
  problem,
  type Reply,
  type Scenario,
} from '@gp-elements/core/testing';

/** Who sits at the desk in tests and stories. */
export const me = {id: 'staff-1', name: 'Samira El Idrissi'};
export const colleague = {id: 'staff-2', name: 'T. Bos'};

export const session = (scopes: string[] = ['staff']) =>
  body({actor: me, scopes, subjects: [], expiresAt: '2026-11-23T18:00:00+01:00'});

/** The contract's items, one of each kind. */
export const morning = (): WorkItem[] => exampleOf('listWorkItems').items;

const names = ['Anna de Vries', 'Karel Jansen', 'Ayşe Yılmaz', 'Wilhelmina van der Berg-Bakker', 'Mees Smit'];

/** So many requests, each of another person. */
export function requests(count: number): WorkItem[] {
  const one = exampleOf('getWorkItem');
  return Array.from({length: count}, (_, index) => ({
    ...one,
    id: `request-${index + 1}`,
    person: {...one.person, id: `person-${index}`, name: `${names[index % names.length]!} ${index + 1}`},
  }));
}

type Change = (item: WorkItem) => WorkItem;
const raised = (item: WorkItem): WorkItem => {
  const revision = item.revision + 1;
  return {...item, revision, etag: `"${revision}"`};
};

/** A gateway that remembers what is done with its items, for one practice in memory. */
export class FakeDesk {
  items: WorkItem[];
  readonly scenario: Scenario;

  constructor(items: WorkItem[] = morning()) {
    this.items = items;
    this.scenario = {
      getSession: session(),
      listWorkItems: () => body({items: this.items.filter(({state}) => state === 'open'), counts: []}),
      getWorkItem: ({params}) => {
        const item = this.find(params['id']!);
        return item ? body(item) : problem('not-found');
      },
      assignWorkItem: (request) =>
        this.#write(request, (item) => {
          const {assignee, takeOver} = request.body as {assignee: string; takeOver?: boolean};
          if (item.assignee && item.assignee.id !== me.id && !takeOver)
            return problem('work-item-assigned', {currentWorkItem: item});
          const {assignee: _before, ...rest} = item;
          return body(
            this.change(item.id, () => ({
              ...rest,
              isUnseen: false,
              ...(assignee === 'me' && {assignee: me}),
            })),
          );
        }),
      decideWorkItem: (request) =>
        this.#write(request, (item) => {
          if (item.assignee && item.assignee.id !== me.id)
            return problem('work-item-assigned', {currentWorkItem: item});
          const {decision} = request.body as {decision: 'accept' | 'refuse' | 'handled'};
          const action = {accept: 'accepted', refuse: 'refused', handled: 'handled'} as const;
          return body(
            this.change(item.id, (one) => ({
              ...one,
              state: 'done',
              history: [...one.history, {at: '2026-11-23T08:10:00+01:00', action: action[decision], by: me}],
            })),
          );
        }),
    };
  }

  find(id: string): WorkItem | undefined {
    return this.items.find((item) => item.id === id);
  }

  /** Something happens to an item: its next revision. */
  change(id: string, change: Change): WorkItem {
    this.items = this.items.map((item) => (item.id === id ? raised(change(item)) : item));
    return this.find(id)!;
  }

  #write(
    {params, headers}: FakeRequest,
    write: (item: WorkItem) => Reply<'assignWorkItem' | 'decideWorkItem'>,
  ): Reply<never> {
    const item = this.find(params['id']!);
    if (!item) return problem('not-found');
    if (headers.get('If-Match') !== item.etag) return problem('precondition-failed', {currentWorkItem: item});
    if (item.state !== 'open') return problem('work-item-closed');
    return write(item) as Reply<never>;
  }
}
