import type {FastifyRequest} from 'fastify';
import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import {monthOf} from '../domain/adoption/months.ts';
import {groundToActFor} from '../domain/may-act-for.ts';
import {chooseMediaType} from '../domain/media-type.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {localDate} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import type {Feed} from '../live/feed.ts';
import type {RequestContext, Subject} from '../routes/handlers.ts';
import {countEvent} from '../store/event-counts.ts';
import {childrenOf, findPerson, relationsOf, subjectFacts, type Person} from '../store/people.ts';
import type {Database} from '../store/schema.ts';
import type {Secrets} from '../store/secrets.ts';
import {noteSubject, type AccessNotes} from './access-notes.ts';

export interface ContextParts {
  db: Kysely<Database>;
  clock: Clock;
  /** ms UTC. */
  now: number;
  settings: PracticeSettings;
  feed: Feed;
  secrets: Secrets;
  channels: RequestContext['channels'];
  request: FastifyRequest;
  notes: AccessNotes;
}

function subjectOf(person: Person, ground: Subject['ground']): Subject {
  return {id: person.id, person, ground, relation: ground === 'parental-authority' ? 'child' : 'self'};
}

/** What a handler may know and use; built anew for every attempt of a write. */
export function requestContext({
  db,
  clock,
  now,
  settings,
  feed,
  secrets,
  channels,
  request,
  notes,
}: ContextParts): RequestContext {
  const zone = settings.timeZone;
  const today = localDate(now, zone);
  const actor = request.actor ?? null;

  /** Who signs in as staff acts for the practice only, also where they are a patient of it. */
  const own = actor?.scope.has('patient') === true ? actor : null;

  async function subject(personId = own?.id): Promise<Subject> {
    const person = personId === undefined ? undefined : await findPerson(db, personId);
    if (own === null || person === undefined) throw new ProblemError('not-found');
    const relations = person.id === own.id ? [] : await relationsOf(db, own.id);
    const ground = groundToActFor(own.id, subjectFacts(person), relations, today);
    noteSubject(notes, person.id, ground ?? 'none');
    // "Not yours" and "does not exist" look alike.
    if (ground === null) throw new ProblemError('not-found');
    return subjectOf(person, ground);
  }

  async function patient(personId: string): Promise<Subject> {
    const ground =
      actor?.scope.has('staff') === true
        ? 'treatment'
        : actor?.scope.has('system') === true
          ? 'system'
          : undefined;
    const person = ground === undefined ? undefined : await findPerson(db, personId);
    if (ground === undefined || person === undefined) throw new ProblemError('not-found');
    noteSubject(notes, person.id, ground);
    return subjectOf(person, ground);
  }

  async function subjects(): Promise<Subject[]> {
    if (own === null) return [];
    const self = await findPerson(db, own.id);
    const relations = await relationsOf(db, own.id);
    const children = (await childrenOf(db, own.id)).filter(({id}) => id !== own.id);
    const found = [...(self === undefined ? [] : [self]), ...children].flatMap((person) => {
      const ground = groundToActFor(own.id, subjectFacts(person), relations, today);
      return ground === null ? [] : [subjectOf(person, ground)];
    });
    for (const {id, ground} of found) noteSubject(notes, id, ground);
    return found;
  }

  return {
    db,
    clock,
    now,
    settings,
    zone,
    actor,
    subject,
    patient,
    subjects,
    accepted(...available) {
      const chosen = chooseMediaType(request.headers.accept, available);
      if (chosen === undefined) throw new ProblemError('not-acceptable');
      return chosen;
    },
    touched: (kind, id) => {
      notes.resource = `${kind}/${id}`;
    },
    countEvent: (service, event, channel, ageBand = 'unknown') =>
      countEvent(db, {month: monthOf(today), service, event, channel, age_band: ageBand}),
    feed,
    secrets,
    channels,
    requestId: request.id,
    log: request.log,
  };
}
