import type {BulkAction, WorkItem} from '@gp-elements/core';
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

interface Wish {
  action: NonNullable<BulkAction['action']>;
  targets: {id: string; etag: string}[];
}

type Change = (item: WorkItem) => WorkItem;
const raised = (item: WorkItem): WorkItem => {
  const revision = item.revision + 1;
  return {...item, revision, etag: `"${revision}"`};
};

/** A gateway that remembers what is done with its items, for one practice in memory. */
export class FakeDesk {
  items: WorkItem[];
  actions: BulkAction[] = [];
  /** How long what is planned can be undone. */
  undoMs = 30_000;
  readonly #since = Date.now();
  readonly scenario: Scenario;

  constructor(items: WorkItem[] = morning()) {
    this.items = items;
    this.scenario = {
      getSession: session(),
      listWorkItems: () => body({items: this.items.filter(({state}) => state === 'open'), counts: []}),
      createBulkAction: ({body: wish}) => {
        const {action, targets} = wish as Wish;
        const id = `bulk-${this.actions.length + 1}`;
        const executesAt = this.#inAWhile();
        const outcomes = targets.map(({id: target, etag}) => {
          const item = this.find(target);
          const outcome = !item
            ? 'not-found'
            : item.planned
              ? 'work-item-planned'
              : item.etag !== etag
                ? 'precondition-failed'
                : undefined;
          return {id: target, ...(outcome && {outcome})};
        });
        const plan: BulkAction = {id, action, state: 'planned', executesAt, by: me, targets: outcomes};
        for (const {id: target, outcome} of outcomes)
          if (!outcome)
            this.change(target, (item) => ({
              ...item,
              planned: {id, action: action as 'accept', by: me, executesAt},
            }));
        this.actions.push(plan);
        return body(plan, 201);
      },
      getBulkAction: ({params}) => {
        const found = this.actions.find(({id}) => id === params['id']);
        return found ? body(found) : problem('not-found');
      },
      undoBulkAction: ({params}) => {
        const found = this.actions.find(({id}) => id === params['id'])!;
        if (found.state === 'executed') return problem('bulk-action-executed');
        return body(this.end(found.id, 'undone'));
      },
      getWorkItem: ({params}) => {
        const item = this.find(params['id']!);
        return item ? body(item) : problem('not-found');
      },
      assignWorkItem: (request) =>
        this.#write(request, (item) => {
          if (item.planned) return problem('work-item-planned', {currentWorkItem: item});
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

  #inAWhile(): string {
    const now = Date.parse(exampleOf('getPractice').now) + Date.now() - this.#since;
    return new Date(now + this.undoMs).toISOString();
  }

  /** The time to undo is over, or it was undone: what is in it is as it was, or done but for what was left alone. */
  end(id: string, state: 'undone' | 'executed', outcomes: Readonly<Record<string, string>> = {}): BulkAction {
    const plan = this.actions.find((one) => one.id === id)!;
    const targets = plan.targets.map((target) => ({
      ...target,
      ...(state === 'executed' && {outcome: target.outcome ?? outcomes[target.id] ?? 'done'}),
    }));
    for (const target of targets) {
      if (this.find(target.id)?.planned?.id !== id) continue;
      const isDone = 'outcome' in target && target.outcome === 'done';
      this.change(target.id, ({planned: _planned, ...item}) => ({...item, ...(isDone && {state: 'done'})}));
    }
    const ended: BulkAction = {...plan, state, targets};
    this.actions = this.actions.map((one) => (one.id === id ? ended : one));
    return ended;
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
