import {closedPartsOn, closureOn} from '../../domain/closures.ts';
import {noTimes, type FreeTime, type FreeTimes} from '../../domain/free-times.ts';
import {bookingMode, judgeOperation} from '../../domain/rules.ts';
import {inOrder, pickOfDay} from '../../domain/runs.ts';
import {answerDate} from '../../domain/working-days.ts';
import {addDays} from '../../domain/zone.ts';
import {plannedStarts, type SlotPeriod} from '../../store/slots.ts';
import {readCursor, writeCursor} from '../cursor.ts';
import type {Handlers, RequestContext, RequestOf} from '../handlers.ts';
import {actorOf, bookingFacts, isForOwn, type BookingFacts} from './facts.ts';
import {listTimesForStaff} from './for-staff.ts';
import {presentTime} from './present-time.ts';
import {refuse} from './refuse.ts';
import {periodOf, requireDays, schedulesFor, searchTimes, type Days} from './search.ts';
import {seeker, type Seeker} from './seeker.ts';

const pageSize = 50;

interface Found extends FreeTimes {
  facts: BookingFacts;
  sought: Seeker;
  days: Days;
  period: SlotPeriod;
}

async function find(
  operation: 'listTimeSlots' | 'listTimeSlotDays',
  query: RequestOf<'listTimeSlotDays'>['query'],
  context: RequestContext,
): Promise<Found> {
  const {db, zone} = context;
  const days = requireDays(query);
  const facts = await bookingFacts(context);
  const sought = await seeker(context, facts, {
    personId: query.personId,
    appointmentTypeId: query.appointmentType,
    appointmentId: query.appointmentId,
  });
  refuse(judgeOperation(facts.situation, operation));
  const period = periodOf(days, schedulesFor(facts, sought.type, query.practitioner), zone);
  return {...(await searchTimes(db, facts, sought, period)), facts, sought, days, period};
}

/** Why there is nothing; the Slots that are taken are read only then. */
async function whyNone(
  {db, settings}: RequestContext,
  {days, period, newTimesAt}: Found,
): Promise<ReturnType<typeof noTimes>> {
  return noTimes(settings, days, newTimesAt, await plannedStarts(db, period));
}

function byDay(times: readonly FreeTime[]): Map<string, FreeTime[]> {
  const days = new Map<string, FreeTime[]>();
  for (const time of times) {
    const day = days.get(time.date);
    if (day) day.push(time);
    else days.set(time.date, [time]);
  }
  return days;
}

export const listTimeSlots: Handlers['listTimeSlots'] = async ({query}, context) => {
  if (!isForOwn(context)) return listTimesForStaff(query, context);
  const found = await find('listTimeSlots', query, context);
  const {facts, sought, times} = found;
  const {subject} = sought;
  const {zone, secrets, settings, now} = context;
  const {cursor, limit = pageSize, limitPerDay} = query;
  if (times.length === 0 && cursor === undefined) {
    return {status: 200, body: {items: [], noTimes: await whyNone(context, found)}};
  }
  const ownGp = subject.person.general_practitioner_id;
  const picked =
    limitPerDay === undefined
      ? times
      : [...byDay(times).values()].flatMap((day) =>
          pickOfDay(day, limitPerDay, ({practitionerId}) => practitionerId === ownGp),
        );
  const {appointmentType, from, to, practitioner, appointmentId} = query;
  const asked = [appointmentType, from, to, practitioner ?? null, appointmentId ?? null, limitPerDay ?? null];
  const belongsTo = ['listTimeSlots', actorOf(context).id, subject.id, asked];
  const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
  const rest = after ? picked.filter((time) => inOrder(time, {startAt: after[0], id: after[1]}) > 0) : picked;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const isRequest = appointmentId === undefined && bookingMode(settings, 'createAppointment') === 'request';
  return {
    status: 200,
    body: {
      items: page.map((time) => presentTime(time, facts.directory, subject, zone)),
      ...(last &&
        rest.length > limit && {next: writeCursor(secrets.cursors, belongsTo, [last.startAt, last.id])}),
      ...(isRequest && {answerBy: answerDate(settings, now)}),
    },
  };
};

export const listTimeSlotDays: Handlers['listTimeSlotDays'] = async ({query}, context) => {
  const found = await find('listTimeSlotDays', query, context);
  const {settings} = context;
  const {times, days} = found;
  const free = byDay(times);
  const items = [];
  for (let date = days.from; date <= days.to; date = addDays(date, 1)) {
    const closure = closureOn(settings, date);
    const closedParts = closedPartsOn(settings, date);
    items.push({
      date,
      freeCount: free.get(date)?.length ?? 0,
      ...(closure && {
        closed: {reason: closure.reason, ...(closure.replacement && {replacement: closure.replacement})},
      }),
      ...(closedParts.length > 0 && {closedParts}),
    });
  }
  const isEmpty = times.length === 0;
  return {status: 200, body: {items, ...(isEmpty && {noTimes: await whyNone(context, found)})}};
};
