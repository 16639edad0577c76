import type {
  Practice,
  RepeatAuthorisation,
  RepeatPreparation,
  RepeatPrescribed,
  RepeatTask,
  RepeatTaskLine,
} from '@gp-elements/core';
import {body, exampleOf, problem, type Scenario} from '@gp-elements/core/testing';
import {me, session} from './samples.ts';

/** A practice whose patients can ask for repeats online. */
export const withRepeats = (): Practice => ({
  ...exampleOf('getPractice'),
  services: [
    {service: 'booking', mode: 'direct'},
    {service: 'repeat-prescription', mode: 'request'},
  ],
});

const one = exampleOf('getRepeatTask') as RepeatTask;
const [line] = one.lines;
const names = ['Anna de Vries', 'Karel Jansen', 'Ayşe Yılmaz', 'Wilhelmina van der Berg-Bakker', 'Mees Smit'];

/** Requests, of which those from `plain` on have a signal. */
export function repeatTasks(count: number, plain = count): RepeatTask[] {
  return Array.from({length: count}, (_, index): RepeatTask => {
    const isPlain = index < plain;
    return {
      ...one,
      id: `repeat-${index + 1}`,
      person: {...one.person, id: `person-${index}`, name: `${names[index % names.length]!} ${index + 1}`},
      lines: [
        {...line!, id: `line-${index + 1}`, signals: isPlain ? [] : [{kind: 'early', count: 40}]},
        ...(index === 0 ? [{...line!, id: 'line-1b', name: 'METFORMINE TABLET 500MG', signals: []}] : []),
      ],
      hasSignals: !isPlain,
    };
  });
}

const isWaiting = ({state}: RepeatTaskLine) =>
  ['submitted', 'in-review', 'needs-information'].includes(state);

function stepOf(lines: readonly RepeatTaskLine[]): RepeatTask['step'] {
  const open = lines.filter(isWaiting);
  if (open.length > 0) return open.every(({prepared}) => prepared) ? 'authorise' : 'prepare';
  return lines.some(({state}) => state.startsWith('approved')) ? 'prescribe' : 'done';
}

const STATES = {
  approve: 'approved',
  'approve-changed': 'approved-changed',
  reject: 'rejected',
  ask: 'needs-information',
} as const;

/** A gateway that remembers what is done with repeats, for one practice in memory. */
export class FakeRepeats {
  tasks: RepeatTask[];
  readonly scenario: Scenario;

  constructor(tasks: RepeatTask[] = repeatTasks(3, 2), scopes: string[] = ['staff', 'prescriber']) {
    this.tasks = tasks;
    this.scenario = {
      getPractice: body(withRepeats()),
      getSession: session(scopes),
      listRepeatTasks: ({query}) =>
        body({
          items: this.tasks.filter(({step}) => query['step'] === undefined || step === query['step']),
          counts: (['prepare', 'authorise', 'prescribe'] as const).map((step) => ({
            step,
            open: this.tasks.filter((task) => task.step === step).length,
          })),
        }),
      getRepeatTask: ({params}) => this.#answer(params['id']!),
      prepareRepeatTask: ({params, headers, body: wish}) => {
        const {decisions} = wish as RepeatPreparation;
        return this.#change(params['id']!, headers.get('If-Match'), (each) => {
          const {lineId, ...found} = decisions.find(({lineId: id}) => id === each.id) ?? {};
          return lineId === undefined
            ? each
            : {
                ...each,
                state: 'in-review',
                prepared: {...found, by: me, at: '2026-11-23T08:30:00+01:00'} as never,
              };
        });
      },
      authoriseRepeatTasks: ({body: wish}) => {
        const {tasks: all} = wish as RepeatAuthorisation;
        const results = all.map(({id, etag, decisions = []}) => {
          const task = this.tasks.find((each) => each.id === id)!;
          if (task.etag !== etag) return {id, outcome: 'changed' as const, task};
          if (all.length > 1 && task.hasSignals) return {id, outcome: 'has-signal' as const, task};
          this.#change(id, etag, ({prepared, ...each}) => {
            const {decision, reply} = decisions.find(({lineId}) => lineId === each.id) ?? prepared!;
            return isWaiting(each)
              ? {...each, state: STATES[decision], stateBy: me.name, ...(reply && {reply})}
              : each;
          });
          return {id, outcome: 'authorised' as const, task: this.tasks.find((each) => each.id === id)!};
        });
        return body({results});
      },
      recordRepeatPrescriptions: ({params, headers, body: wish}) => {
        const {lineIds} = wish as RepeatPrescribed;
        return this.#change(params['id']!, headers.get('If-Match'), (each) =>
          lineIds.includes(each.id) ? {...each, state: 'sent', stateBy: me.name} : each,
        );
      },
    };
  }

  #answer(id: string) {
    const task = this.tasks.find((each) => each.id === id);
    return task ? body(task) : problem('not-found');
  }

  #change(id: string, etag: string | null, change: (line: RepeatTaskLine) => RepeatTaskLine) {
    const task = this.tasks.find((each) => each.id === id);
    if (!task) return problem('not-found');
    if (etag !== task.etag) return problem('precondition-failed');
    const lines = task.lines.map(change);
    const revision = task.revision + 1;
    const after = {...task, revision, etag: `"${revision}"`, lines, step: stepOf(lines)};
    this.tasks = this.tasks.map((each) => (each.id === id ? after : each));
    return body(after);
  }
}
