import {createHmac} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {toInstant} from '../domain/zone.ts';
import {ProblemError, type ProblemCode} from '../errors.ts';
import type {Person} from '../store/people.ts';
import type {Handlers, RequestContext, Subject} from './handlers.ts';

const PHONE = /^\+?[0-9][0-9 ()-]{2,23}$/;

/** Why nothing can be booked for this person; undefined when it can. */
function refusalCode({deceased, registration}: Person): ProblemCode | undefined {
  if (deceased === 1) return 'person-deceased';
  if (registration === 'deregistered') return 'person-deregistered';
  if (registration === 'not-registered') return 'person-not-registered';
  return undefined;
}

/** Same actor and subject, same key, at every sign-in; from one key no other follows. */
function draftKey(secret: Buffer, actorId: string, subjectId: string): string {
  return createHmac('sha256', secret).update(`${actorId}|${subjectId}`).digest('base64url');
}

function describeSubject(
  {id, person, relation}: Subject,
  actorId: string,
  {secrets, settings}: RequestContext,
): components['schemas']['Subject'] {
  const code = refusalCode(person);
  return {
    id,
    name: person.name,
    relation,
    // A number in a form that nobody can dial is as good as none.
    ...(person.phone !== null && PHONE.test(person.phone) ? {phone: person.phone} : {}),
    draftKey: draftKey(secrets.drafts, actorId, id),
    ...(code === undefined ? {} : {refusal: {code, phone: settings.phones.practice}}),
  };
}

export const sessionHandlers: Pick<Handlers, 'getSession'> = {
  async getSession(_request, context) {
    const {actor, zone} = context;
    if (actor === null) throw new ProblemError('token-missing');
    const subjects = await context.subjects();
    const self = subjects.find(({relation}) => relation === 'self');
    return {
      status: 200,
      body: {
        // Somebody who is no patient here can be a parent of one: then the token may know the name.
        actor: {id: actor.id, name: self?.person.name ?? actor.name ?? ''},
        subjects: subjects.map((subject) => describeSubject(subject, actor.id, context)),
        expiresAt: toInstant(actor.expiresAt, zone),
      },
    };
  },
};
