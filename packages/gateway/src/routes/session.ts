import {createHmac} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {diallablePhone} from '../domain/phone.ts';
import {judgePerson} from '../domain/rules.ts';
import {toInstant} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {personFacts} from './booking/facts.ts';
import type {Handlers, RequestContext, Subject} from './handlers.ts';

/** Same actor and subject, same key, at every sign-in; from one key no other follows. */
function draftKey(secret: Buffer, actorId: string, subjectId: string): string {
  return createHmac('sha256', secret).update(`${actorId}|${subjectId}`).digest('base64url');
}

function describeSubject(
  subject: Subject,
  actorId: string,
  {secrets, settings, now}: RequestContext,
): components['schemas']['Subject'] {
  const {id, person, relation} = subject;
  const phone = diallablePhone(person.phone);
  const refusal = judgePerson({settings, nowMs: now}, personFacts(subject));
  return {
    id,
    name: person.name,
    relation,
    ...(phone === undefined ? {} : {phone}),
    draftKey: draftKey(secrets.drafts, actorId, id),
    ...(refusal === undefined ? {} : {refusal}),
  };
}

/** What a session may say of its token; whatever else an issuer writes there is not ours. */
const SCOPES = ['patient', 'staff', 'manager', 'prescriber'];

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
        scopes: SCOPES.filter((scope) => actor.scope.has(scope)),
        subjects: subjects.map((subject) => describeSubject(subject, actor.id, context)),
        expiresAt: toInstant(actor.expiresAt, zone),
      },
    };
  },
};
