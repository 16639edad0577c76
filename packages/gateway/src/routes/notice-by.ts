import type {components} from '@gp-elements/contract';
import {isWanted, recipientsOf, type AppointmentNotice} from '../domain/notices.ts';
import {localDate} from '../domain/zone.ts';
import {findContactDetails, usedAddress} from '../store/contact-details.ts';
import {relationsOfChild, subjectFacts, type Person} from '../store/people.ts';
import {actorOf} from './booking/facts.ts';
import type {RequestContext} from './handlers.ts';

/**
 * How the person who does something with an appointment hears of it afterwards.
 *
 * @param bookedBy Who booked it: of a child under 12 its notices go to them.
 */
export async function noticeBy(
  context: RequestContext,
  kind: AppointmentNotice,
  person: Person,
  bookedBy: string | null,
): Promise<components['schemas']['NoticeBy']> {
  const {db, channels, settings, now, zone} = context;
  const {id} = actorOf(context);
  const relations = await relationsOfChild(db, person.id);
  const recipients = recipientsOf(subjectFacts(person), bookedBy, relations, localDate(now, zone));
  if (!isWanted(kind, settings.notices) || !recipients.includes(id)) return 'none';
  return usedAddress(await findContactDetails(db, id), channels)?.channel ?? 'none';
}
