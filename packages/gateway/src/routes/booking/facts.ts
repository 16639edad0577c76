/** What every booking operation starts from: the rules' situation, the kinds, and who works where. */
import type {PersonFacts, Situation} from '../../domain/rules.ts';
import {ProblemError} from '../../errors.ts';
import {appointmentTypes, type AppointmentType} from '../../store/appointment-types.ts';
import {readDirectory, type Directory} from '../../store/directory.ts';
import type {RequestContext, Subject} from '../handlers.ts';

export type OfferedType = AppointmentType & {offered: NonNullable<AppointmentType['offered']>};

export interface BookingFacts {
  situation: Situation;
  directory: Directory;
  /** In the order of showing. */
  types: ReadonlyMap<string, AppointmentType>;
}

export async function bookingFacts({db, settings, now}: RequestContext): Promise<BookingFacts> {
  const types = await appointmentTypes(db, settings.booking);
  return {
    situation: {settings, nowMs: now},
    directory: await readDirectory(db),
    types: new Map(types.map((type) => [type.id, type])),
  };
}

function isOffered(type: AppointmentType | undefined): type is OfferedType {
  return type?.offered !== undefined;
}

export function offeredTypes({types}: BookingFacts): OfferedType[] {
  return [...types.values()].filter(isOffered);
}

/** @throws ProblemError `not-found` when there is no such kind, or it is not offered. */
export function offeredType({types}: BookingFacts, id: string): OfferedType {
  const type = types.get(id);
  if (!isOffered(type)) throw new ProblemError('not-found');
  return type;
}

export function personFacts({person}: Subject): PersonFacts {
  return {
    birthDate: person.birth_date,
    isDeceased: person.deceased === 1,
    registration: person.registration,
  };
}

/** Whether the actor asks for themselves or their children; else they are staff, who act for the practice. */
export function isForOwn(context: RequestContext): boolean {
  return actorOf(context).scope.has('patient');
}

/** The actor of an operation that nobody can call without a token. */
export function actorOf({actor}: RequestContext): NonNullable<RequestContext['actor']> {
  if (!actor) throw new ProblemError('token-missing');
  return actor;
}
