import type {components} from '@gp-elements/contract';
import {groundToActFor} from '../domain/may-act-for.ts';
import {localDate} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {EventStream} from '../live/event-stream.ts';
import type {OutboxRow} from '../store/outbox.ts';
import {childrenOf, findPerson, relationsOf, subjectFacts} from '../store/people.ts';
import type {Handlers, RequestContext} from './handlers.ts';

type LiveEvent = components['schemas']['LiveEvent'];

/** Of whom the actor may be a parent is read again after this, ms; whether they may act now, at each event. */
const FAMILY_MS = 60_000;
/** Timers do not run longer than 24.8 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** Tells whether the actor may hear about a person now. */
function hearing({db, clock, zone}: RequestContext, actorId: string): (personId: string) => Promise<boolean> {
  let family = new Set<string>();
  let readAt = -Infinity;
  return async (personId) => {
    if (personId === actorId) return true;
    if (performance.now() - readAt >= FAMILY_MS) {
      family = new Set((await childrenOf(db, actorId)).map(({id}) => id));
      readAt = performance.now();
    }
    if (!family.has(personId)) return false;
    const person = await findPerson(db, personId);
    if (person === undefined) return false;
    const relations = await relationsOf(db, actorId);
    const today = localDate(clock.now(), zone);
    return groundToActFor(actorId, subjectFacts(person), relations, today) !== null;
  };
}

/** Who is told of what; staff are told everything. */
const AUDIENCE: Readonly<Record<OutboxRow['type'], 'everyone' | 'staff' | 'subject'>> = {
  'appointment-changed': 'subject',
  'work-item-changed': 'staff',
  'bulk-action-changed': 'staff',
  'practice-changed': 'everyone',
  'repeat-request-changed': 'subject',
  'medication-changed': 'subject',
};

const block = (event: LiveEvent): string => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

export const eventHandlers: Pick<Handlers, 'streamEvents'> = {
  async streamEvents({headers}, context) {
    const {actor, feed, clock} = context;
    if (actor === null) throw new ProblemError('token-missing');
    // Noted for the access log: about whom the actor may hear.
    await context.subjects();
    const mayHear = actor.scope.has('patient') ? hearing(context, actor.id) : () => Promise.resolve(false);
    const isStaff = actor.scope.has('staff');
    const stream = new EventStream();
    const after = headers['Last-Event-ID'];
    const {from, stop} = await feed.follow(
      {
        owner: actor.id,
        async event({seq, type, resource, subject_id}) {
          const audience = AUDIENCE[type];
          if (isStaff || audience === 'everyone' || (audience === 'subject' && (await mayHear(subject_id))))
            stream.write(block({id: String(seq), type, resource}));
        },
        reset: (seq) => stream.write(block({id: String(seq), type: 'reset'})),
        heartbeat: () => stream.write(':\n\n'),
        end: () => stream.end(),
      },
      after === undefined ? undefined : Number(after),
    );
    if (after === undefined) stream.write(`id: ${from}\n\n`);
    else stream.write(':\n\n');
    const leave = setTimeout(() => stream.end(), Math.min(actor.expiresAt - clock.now(), LONGEST_MS)).unref();
    stream.once('close', () => {
      clearTimeout(leave);
      stop();
    });
    return {status: 200, body: stream, contentType: 'text/event-stream'};
  },
};
