/**
 * The course of a booking as a patient would take it, with what the contract promises at each step: idempotency, ETags,
 * lists that add up, times that are given back. Uses what the backend offers and leaves the rest out.
 */
import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import type {Findings} from './findings.ts';
import type {Call, Probe} from './probe.ts';
import type {Reply} from './http.ts';

type Schemas = components['schemas'];
type TimeSlot = Schemas['TimeSlot'];
type Appointment = Schemas['Appointment'];

const DAY_MS = 86_400_000;
/** The contract's limit on a period. */
const MAX_DAYS = 42;

export interface Situation {
  practice: Schemas['Practice'];
  personId: string;
  kind: Schemas['AppointmentType'];
  /** First and last day of the period that is looked at. */
  from: string;
  to: string;
  /** Free times of the kind, earliest first. */
  slots: readonly TimeSlot[];
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const instant = (text: string) => Date.parse(text);
/** The calendar day of an instant, as its own offset has it. */
const dayOf = (text: string) => text.slice(0, 10);

/** All pages of the free times; undefined as soon as one page is no success. */
async function allSlots(probe: Probe, query: Record<string, string>): Promise<TimeSlot[] | undefined> {
  const items: TimeSlot[] = [];
  let cursor: string | undefined;
  do {
    const reply = await probe.send('listTimeSlots', {
      query: {...query, limit: '200', ...(cursor === undefined ? {} : {cursor})},
    });
    if (reply.status !== 200) return undefined;
    const page = reply.json as Schemas['TimeSlotList'];
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && items.length < 5000);
  return items;
}

/** Looks for a kind that this person may book and that has times to try with. */
export async function findSituation(
  probe: Probe,
  practice: Schemas['Practice'],
): Promise<Situation | string> {
  const session = await probe.expect('getSession', 'signed in', {}, {status: 200});
  const {subjects = []} = (session.json ?? {}) as Partial<Schemas['Session']>;
  const subject = subjects.find(({relation, refusal}) => relation === 'self' && refusal === undefined);
  if (subject === undefined) return 'the person signed in may not book for themselves';
  const types = await probe.expect('listAppointmentTypes', 'signed in', {}, {status: 200});
  const {items: kinds = []} = (types.json ?? {}) as Partial<Schemas['AppointmentTypeList']>;
  const from = dayOf(practice.now);
  const to = addDays(from, MAX_DAYS - 1);
  let most: Situation | undefined;
  for (const kind of kinds.filter(({selfBookable}) => selfBookable)) {
    const slots = (await allSlots(probe, {appointmentType: kind.id, from, to})) ?? [];
    if (slots.length > (most?.slots.length ?? 0)) {
      most = {practice, personId: subject.id, kind, from, to, slots};
    }
  }
  return most ?? 'there is no free time of a kind that this person may book';
}

/** Times of which an appointment can still be changed, well apart so that they do not overlap. */
function changeable({practice, slots}: Situation): TimeSlot[] {
  const earliest = instant(practice.now) + practice.booking.changeCutoffHours * 3_600_000 + DAY_MS;
  const chosen: TimeSlot[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (instant(slot.start) > earliest && (last === undefined || instant(slot.start) >= instant(last.end))) {
      chosen.push(slot);
    }
  }
  return chosen;
}

/** The same request again under its key gets the same answer; another request under it is refused. */
async function checkReplay(
  probe: Probe,
  operationId: string,
  call: Call,
  key: string,
  first: Reply,
  other: unknown,
): Promise<void> {
  const withKey = {...call, headers: {...call.headers, 'Idempotency-Key': key}};
  const again = await probe.send(operationId, withKey);
  const same =
    again.status === first.status &&
    again.text === first.text &&
    again.headers.get('etag') === first.headers.get('etag') &&
    again.headers.get('location') === first.headers.get('location');
  probe.check(operationId, same, 'the same request under the same Idempotency-Key gets another answer');
  if (other !== undefined) {
    await probe.expect(
      operationId,
      'another request under a used Idempotency-Key',
      {...withKey, body: other},
      {status: 422, code: 'idempotency-key-reused'},
    );
  }
}

async function checkReads(probe: Probe, situation: Situation): Promise<void> {
  const {kind, from, to, slots} = situation;
  const query = {appointmentType: kind.id, from, to};
  await probe.expect('listPractitioners', 'signed in', {}, {status: 200});

  const starts = slots.map(({start}) => instant(start));
  probe.check(
    'listTimeSlots',
    starts.every((start, index) => start >= (starts[index - 1] ?? 0)),
    'times are not in order of start',
  );
  probe.check(
    'listTimeSlots',
    slots.every(({start}) => dayOf(start) >= from && dayOf(start) <= to),
    'a time lies outside the period that was asked for',
  );
  probe.check(
    'listTimeSlots',
    slots.every(({start, end}) => instant(end) - instant(start) >= kind.durationMinutes * 60_000),
    'a time is shorter than its kind',
  );
  const first = await probe.expect(
    'listTimeSlots',
    'one per page',
    {query: {...query, limit: '1'}},
    {status: 200},
  );
  const page = first.json as Schemas['TimeSlotList'];
  probe.check('listTimeSlots', page.items.length === 1, 'limit=1 does not give one item');
  if (
    slots.length > 1 &&
    probe.check('listTimeSlots', page.next !== undefined, 'a page with more to come has no next')
  ) {
    const cursor = String(page.next);
    const second = await probe.send('listTimeSlots', {query: {...query, limit: '1', cursor}});
    probe.check(
      'listTimeSlots',
      (second.json as Partial<Schemas['TimeSlotList']>).items?.[0]?.id === slots[1]?.id,
      'the second page is not the second time',
    );
    await probe.expect(
      'listTimeSlots',
      'a cursor of another query',
      {query: {...query, from: addDays(from, 1), limit: '1', cursor}},
      {status: 400, code: 'cursor-invalid'},
    );
  }
  const shown = await probe.send('listTimeSlots', {query: {...query, limitPerDay: '1', limit: '200'}});
  const days = ((shown.json as Partial<Schemas['TimeSlotList']>).items ?? []).map(({start}) => dayOf(start));
  probe.check('listTimeSlots', new Set(days).size === days.length, 'limitPerDay=1 gives more than one a day');

  const wide = {status: 400, code: 'range-too-wide'};
  for (const operation of ['listTimeSlots', 'listTimeSlotDays']) {
    await probe.expect(operation, '43 days', {query: {...query, to: addDays(from, MAX_DAYS)}}, wide);
    await probe.expect(
      operation,
      'an end before its start',
      {query: {...query, to: addDays(from, -1)}},
      wide,
    );
    await probe.expect(
      operation,
      'an unknown kind',
      {query: {...query, appointmentType: 'conformance-unknown'}},
      {status: 404, code: 'not-found'},
    );
  }

  const reply = await probe.expect('listTimeSlotDays', 'the whole period', {query}, {status: 200});
  const {items = []} = (reply.json ?? {}) as Partial<Schemas['TimeSlotDayList']>;
  const wanted = Array.from({length: MAX_DAYS}, (_none, index) => addDays(from, index));
  probe.check(
    'listTimeSlotDays',
    items.map(({date}) => date).join() === wanted.join(),
    'not one entry per calendar day, in order',
  );
  const differing = items.find(
    ({date, freeCount}) => freeCount !== slots.filter(({start}) => dayOf(start) === date).length,
  );
  probe.check(
    'listTimeSlotDays',
    differing === undefined,
    () => `freeCount ${differing?.freeCount} of ${differing?.date} is not the number of times listed`,
  );
}

async function checkHold(probe: Probe, situation: Situation, slot: TimeSlot): Promise<string | undefined> {
  const {kind, practice, slots} = situation;
  const key = randomUUID();
  const call: Call = {
    body: {timeSlotId: slot.id, appointmentTypeId: kind.id},
    headers: {'Idempotency-Key': key},
  };
  const made = await probe.expect('createSlotHold', 'a free time', call, {status: 201});
  if (made.status !== 201) return undefined;
  const hold = made.json as Schemas['SlotHold'];
  probe.check('createSlotHold', hold.timeSlot?.id === slot.id, 'holds another time than asked for');
  probe.check(
    'createSlotHold',
    instant(hold.expiresAt) > instant(practice.now),
    'the hold has already ended',
  );
  probe.check('createSlotHold', hold.extensionsLeft >= 10, 'a hold cannot be extended ten times');
  const another = slots.find(({id}) => id !== slot.id);
  await checkReplay(probe, 'createSlotHold', call, key, made, {
    timeSlotId: another?.id ?? 'conformance-unknown',
    appointmentTypeId: kind.id,
  });

  const params = {id: hold.id};
  const extendKey = randomUUID();
  const extend: Call = {params, headers: {'Idempotency-Key': extendKey}};
  const extended = await probe.expect('extendSlotHold', 'a live hold', extend, {status: 200});
  if (extended.status === 200) {
    const now = extended.json as Schemas['SlotHold'];
    probe.check(
      'extendSlotHold',
      instant(now.expiresAt) >= instant(hold.expiresAt) && now.extensionsLeft === hold.extensionsLeft - 1,
      'the hold does not last longer, or no extension was counted',
    );
    await checkReplay(probe, 'extendSlotHold', extend, extendKey, extended, undefined);
  }
  return hold.id;
}

async function checkRelease(probe: Probe, {kind}: Situation, slot: TimeSlot): Promise<void> {
  const body = {timeSlotId: slot.id, appointmentTypeId: kind.id};
  const made = await probe.send('createSlotHold', {body});
  if (made.status !== 201) return;
  const params = {id: (made.json as Schemas['SlotHold']).id};
  const key = randomUUID();
  const call: Call = {params, headers: {'Idempotency-Key': key}};
  const released = await probe.expect('releaseSlotHold', 'a live hold', call, {status: 204});
  await checkReplay(probe, 'releaseSlotHold', call, key, released, undefined);
  await probe.expect('releaseSlotHold', 'a hold that is gone', {params}, {status: 404, code: 'not-found'});
}

/** The 412 of a change carries the appointment as it is now. */
async function checkPreconditions(
  probe: Probe,
  operationId: string,
  made: Appointment,
  body: unknown,
): Promise<void> {
  const params = {id: made.id};
  await probe.expect(
    operationId,
    'an existing appointment without If-Match',
    {params, body},
    {status: 428, code: 'precondition-required'},
  );
  const stale = await probe.expect(
    operationId,
    'a stale If-Match',
    {params, body, headers: {'If-Match': '"conformance-stale"'}},
    {status: 412, code: 'precondition-failed'},
  );
  if (stale.status === 412) {
    const {currentAppointment} = stale.json as Schemas['Problem'];
    probe.check(
      operationId,
      currentAppointment?.etag === made.etag,
      'a 412 does not carry the state as it is now',
    );
  }
}

function checkRevision(probe: Probe, operationId: string, before: Appointment, reply: Reply): void {
  const after = reply.json as Appointment;
  probe.check(operationId, after.revision === before.revision + 1, 'the revision did not rise by one');
  probe.check(
    operationId,
    reply.headers.get('etag') === after.etag && after.etag !== before.etag,
    'the ETag did not change, or differs from the one in the body',
  );
}

async function checkAppointmentReads(probe: Probe, situation: Situation, made: Appointment): Promise<void> {
  const params = {id: made.id};
  const read = await probe.expect('getAppointment', 'an own appointment', {params}, {status: 200});
  if (read.status === 200) {
    const etag = read.headers.get('etag') ?? '';
    probe.check('getAppointment', etag === made.etag, 'the ETag is not the one that booking gave');
    const notModified = await probe.expect(
      'getAppointment',
      'If-None-Match with the current ETag',
      {params, headers: {'If-None-Match': etag}},
      {status: 304},
    );
    probe.check('getAppointment', notModified.text === '', 'a 304 has a body');
  }
  const calendar = await probe.expect(
    'getAppointmentCalendar',
    'an own appointment',
    {params},
    {status: 200},
  );
  if (calendar.status === 200) {
    const text = calendar.text.replaceAll(/\r\n[ \t]/g, '');
    for (const line of [
      'BEGIN:VCALENDAR',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:',
      'DTSTAMP:',
      'SEQUENCE:',
    ]) {
      probe.check('getAppointmentCalendar', text.includes(line), `the calendar file lacks ${line}`);
    }
    probe.check(
      'getAppointmentCalendar',
      !text.toLowerCase().includes(situation.kind.name.toLowerCase()),
      'the calendar file names the kind',
    );
  }
  for (const state of ['upcoming', 'past', 'cancelled', 'all']) {
    const reply = await probe.expect(
      'listAppointments',
      `state ${state}`,
      {query: {state, limit: '200'}},
      {status: 200},
    );
    const {items = []} = (reply.json ?? {}) as Partial<Schemas['AppointmentList']>;
    const isListed = items.some(({id, etag}) => id === made.id && etag === made.etag);
    const belongs = state === 'upcoming' || state === 'all';
    probe.check(
      'listAppointments',
      isListed === belongs,
      `an appointment just made is ${isListed ? '' : 'not '}listed under ${state}`,
    );
  }
}

async function checkChange(probe: Probe, made: Appointment, to: TimeSlot): Promise<Appointment> {
  const body = {timeSlotId: to.id};
  await checkPreconditions(probe, 'rescheduleAppointment', made, body);
  const key = randomUUID();
  const call: Call = {
    params: {id: made.id},
    body,
    headers: {'If-Match': made.etag, 'Idempotency-Key': key},
  };
  const moved = await probe.expect('rescheduleAppointment', 'to a free time', call, {status: 200});
  if (moved.status !== 200) return made;
  checkRevision(probe, 'rescheduleAppointment', made, moved);
  const after = moved.json as Appointment;
  probe.check(
    'rescheduleAppointment',
    instant(after.start) === instant(to.start),
    'it was not moved to the time asked for',
  );
  await checkReplay(probe, 'rescheduleAppointment', call, key, moved, {timeSlotId: 'conformance-unknown'});
  return after;
}

async function checkCancel(probe: Probe, {kind, from, to}: Situation, made: Appointment): Promise<void> {
  const body = {reason: 'Niet meer nodig.'};
  await checkPreconditions(probe, 'cancelAppointment', made, body);
  const key = randomUUID();
  const call: Call = {
    params: {id: made.id},
    body,
    headers: {'If-Match': made.etag, 'Idempotency-Key': key},
  };
  const cancelled = await probe.expect('cancelAppointment', 'an own appointment', call, {status: 200});
  if (cancelled.status !== 200) return;
  probe.booked.delete(made.id);
  checkRevision(probe, 'cancelAppointment', made, cancelled);
  const after = cancelled.json as Appointment;
  probe.check('cancelAppointment', after.status === 'cancelled', 'the appointment is not cancelled');
  await checkReplay(probe, 'cancelAppointment', call, key, cancelled, {});
  await probe.expect(
    'cancelAppointment',
    'a cancelled appointment',
    {params: {id: made.id}, body: {}, headers: {'If-Match': after.etag}},
    {status: 409, code: 'appointment-not-open'},
  );
  const free = await allSlots(probe, {appointmentType: kind.id, from, to});
  probe.check(
    'cancelAppointment',
    free?.some(
      ({start, practitioner}) => start === made.start && practitioner.id === made.practitioner?.id,
    ) === true,
    'the time of a cancelled appointment is not free again',
  );
}

async function book(probe: Probe, situation: Situation, slot: TimeSlot, slotHoldId: string | undefined) {
  const {kind, practice} = situation;
  const key = randomUUID();
  const body = {
    timeSlotId: slot.id,
    appointmentTypeId: kind.id,
    ...(slotHoldId === undefined ? {} : {slotHoldId}),
    ...(kind.reasonNeed === 'none' ? {} : {reason: 'Proef van de koppeling.'}),
    needs: {wheelchair: true},
    urgentNoticeVersion: practice.alarmSigns.version,
  };
  const call: Call = {body, headers: {'Idempotency-Key': key}};
  const twins = await Promise.all([0, 1, 2, 3, 4].map(() => probe.send('createAppointment', call)));
  const [first] = twins;
  if (first === undefined || first.status !== 201) {
    await probe.expect('createAppointment', 'a free time', call, {status: 201});
    return undefined;
  }
  probe.check(
    'createAppointment',
    twins.every(({status, text}) => status === 201 && text === first.text),
    'five equal requests at once under one Idempotency-Key get different answers',
  );
  const made = first.json as Appointment;
  probe.check(
    'createAppointment',
    first.headers.get('etag') === made.etag,
    'the ETag differs from the one in the body',
  );
  probe.check('createAppointment', made.person.id === situation.personId, 'it was booked for someone else');
  probe.check(
    'createAppointment',
    instant(made.start) === instant(slot.start),
    'another time was booked than asked for',
  );
  await checkReplay(probe, 'createAppointment', call, key, first, {...body, needs: {}});
  return made;
}

/** A second person finds the first one's time gone, while it is held and when it is booked. */
async function checkTaken(
  probe: Probe,
  {kind}: Situation,
  slot: TimeSlot,
  other: string,
  when: string,
): Promise<void> {
  const call: Call = {body: {timeSlotId: slot.id, appointmentTypeId: kind.id}, token: other};
  const reply = await probe.send('createAppointment', call);
  // The other person may have been refused for a reason of their own, which says nothing of the time.
  if (reply.status === 422) return;
  const {code} = (reply.json ?? {}) as {code?: string};
  probe.check(
    'createAppointment',
    reply.status === 409 && code === 'slot-taken',
    () => `a time that ${when}: 409 slot-taken expected for someone else, ${reply.status} answered`,
  );
}

export async function walkBooking(
  probe: Probe,
  findings: Findings,
  situation: Situation,
  otherToken: string | undefined,
): Promise<void> {
  await checkReads(probe, situation);
  const [first, second, third] = changeable(situation);
  const offered = (...operations: string[]) => operations.every((operation) => findings.isOffered(operation));
  const untried = (why: string, ...operations: string[]) => {
    for (const operation of operations) findings.untried(operation, why);
  };
  if (first === undefined || second === undefined || third === undefined) {
    untried(
      'not tried: too few free times far enough ahead',
      ...['createSlotHold', 'extendSlotHold', 'releaseSlotHold', 'createAppointment', 'getAppointment'],
      ...['getAppointmentCalendar', 'rescheduleAppointment', 'cancelAppointment'],
    );
    return;
  }
  let holdId: string | undefined;
  // Before anything is booked: after it, the limit of this kind may refuse another hold.
  if (offered('createSlotHold', 'releaseSlotHold')) await checkRelease(probe, situation, third);
  if (offered('createSlotHold')) {
    holdId = await checkHold(probe, situation, first);
    if (otherToken !== undefined && holdId !== undefined) {
      await checkTaken(probe, situation, first, otherToken, 'is held');
    }
  }
  if (!offered('createAppointment')) return;
  let made = await book(probe, situation, first, holdId);
  if (made === undefined) {
    untried(
      'not tried: no appointment was made',
      ...['getAppointment', 'getAppointmentCalendar', 'rescheduleAppointment', 'cancelAppointment'],
    );
    return;
  }
  if (otherToken !== undefined) await checkTaken(probe, situation, first, otherToken, 'is booked');
  await checkAppointmentReads(probe, situation, made);
  if (offered('rescheduleAppointment')) {
    if (made.change.allowed) made = await checkChange(probe, made, second);
    else untried('not tried: the appointment made may not be changed', 'rescheduleAppointment');
  }
  if (offered('cancelAppointment')) {
    if (made.cancel.allowed) await checkCancel(probe, situation, made);
    else untried('not tried: the appointment made may not be cancelled', 'cancelAppointment');
  }
}

/** Cancels what the walk left behind, as far as the backend lets it. */
export async function cleanUp(probe: Probe, findings: Findings): Promise<void> {
  if (!findings.isOffered('cancelAppointment')) return;
  for (const id of probe.booked) {
    const {status, headers} = await probe.send('getAppointment', {params: {id}});
    const etag = headers.get('etag');
    if (status === 200 && etag !== undefined) {
      await probe.send('cancelAppointment', {params: {id}, body: {}, headers: {'If-Match': etag}});
    }
  }
}
