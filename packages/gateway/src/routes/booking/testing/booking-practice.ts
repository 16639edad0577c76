/**
 * A gateway with a small practice in its store: two GPs and an assistant, kinds of two lengths, and people who may book.
 * Slots are 10 minutes.
 */
import type {Insertable, Kysely} from 'kysely';
import type {AppConfig} from '../../../app.ts';
import {atLocal} from '../../../domain/zone.ts';
import type {AppointmentTypeSettings, PracticeSettings} from '../../../domain/settings.ts';
import {practiceSettings} from '../../../domain/testing/settings.ts';
import type {AppointmentTable, Database} from '../../../store/schema.ts';
import {testClock, type TestClock} from '../../../testing/clock.ts';
import {startTestGateway, type TestGateway} from '../../../testing/gateway.ts';
import {addParent, addPerson} from '../../../testing/people.ts';

export const zone = 'Europe/Amsterdam';
const unsourced = {source_system: null, source_id: null, source_version: null};

const kinds: (AppointmentTypeSettings & {name: string; practitioners: string[]})[] = [
  {
    sourceId: 'spreekuur',
    name: 'Spreekuur',
    durationMinutes: 10,
    channel: 'practice',
    longerSourceId: 'dubbel',
    practitioners: ['bakker', 'yilmaz'],
  },
  {
    sourceId: 'dubbel',
    name: 'Dubbel spreekuur',
    durationMinutes: 20,
    channel: 'practice',
    practitioners: ['bakker', 'yilmaz'],
  },
  {
    sourceId: 'telefonisch',
    name: 'Telefonisch',
    durationMinutes: 10,
    channel: 'phone',
    openLimit: null,
    practitioners: ['bakker', 'yilmaz'],
  },
  {
    sourceId: 'bloeddruk',
    name: 'Bloeddruk meten',
    durationMinutes: 10,
    channel: 'practice',
    reasonNeed: 'none',
    practitioners: ['visser'],
  },
  {
    sourceId: 'klacht',
    name: 'Met reden',
    durationMinutes: 10,
    channel: 'practice',
    reasonNeed: 'required',
    practitioners: ['bakker'],
  },
  {
    sourceId: 'visite',
    name: 'Huisbezoek',
    durationMinutes: 30,
    channel: 'home',
    selfBookable: false,
    practitioners: ['bakker'],
  },
  {
    sourceId: 'kind',
    name: 'Kinderspreekuur',
    durationMinutes: 10,
    channel: 'practice',
    maximumAge: 11,
    practitioners: ['bakker'],
  },
];

export function bookingSettings(
  booking: Partial<PracticeSettings['booking']> = {},
  more: Partial<PracticeSettings> = {},
): PracticeSettings {
  const appointmentTypes = kinds.map(({name: _name, practitioners: _practitioners, ...settings}) => settings);
  return practiceSettings({booking: {appointmentTypes, ...booking}, ...more});
}

/** Changes what the settings say of one kind. */
export function withKind(
  sourceId: string,
  change: Partial<AppointmentTypeSettings>,
): AppointmentTypeSettings[] {
  return bookingSettings().booking.appointmentTypes.map((one) =>
    one.sourceId === sourceId ? {...one, ...change} : one,
  );
}

async function addPractice(db: Kysely<Database>): Promise<void> {
  const address = JSON.stringify({line: 'Lindelaan 1', postalCode: '3051 AB', city: 'Rotterdam'});
  await db
    .insertInto('location')
    .values({id: 'linde', name: 'De Linde', address, ...unsourced})
    .execute();
  for (const [id, name] of [
    ['bakker', 'dr. M. Bakker'],
    ['yilmaz', 'dr. S. Yılmaz'],
    ['visser', 'J. Visser'],
  ] as const) {
    await db
      .insertInto('practitioner')
      .values({id, name, role: 'other', active: 1, ...unsourced})
      .execute();
    await db
      .insertInto('schedule')
      .values({id: `s-${id}`, practitioner_id: id, location_id: 'linde', active: 1, ...unsourced})
      .execute();
  }
  for (const [position, {sourceId, name, practitioners}] of kinds.entries()) {
    const source = {source_system: 'https://his.example', source_id: sourceId, source_version: null};
    await db
      .insertInto('appointment_type')
      .values({id: sourceId, name, description: null, active: 1, position, ...source})
      .execute();
    for (const practitioner of practitioners) {
      await db
        .insertInto('appointment_type_practitioner')
        .values({appointment_type_id: sourceId, practitioner_id: practitioner})
        .execute();
    }
  }
  await addPerson(db, {
    id: 'anna',
    name: 'Anna de Vries',
    phone: '06 12 34 56 78',
    general_practitioner_id: 'bakker',
  });
  await addPerson(db, {id: 'bram', name: 'Bram de Vries', birth_date: '2020-03-01'});
  await addParent(db, 'anna', 'bram');
  await addPerson(db, {id: 'karel', name: 'Karel Jansen'});
}

/** Adds free Slots; their ids are `bakker-2026-11-25-0900`, from the wall clock at the first one on. */
export async function addSlots(
  db: Kysely<Database>,
  practitioner: string,
  date: string,
  from: string,
  count: number,
  lengthMinutes = 10,
): Promise<string[]> {
  const first = atLocal(date, from, zone);
  const start = Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
  const rows = Array.from({length: count}, (_, index) => {
    const minute = start + index * lengthMinutes;
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
    return {
      id: `${practitioner}-${date}-${time}`,
      schedule_id: `s-${practitioner}`,
      start_at: first + index * lengthMinutes * 60_000,
      end_at: first + (index + 1) * lengthMinutes * 60_000,
      status: 'free' as const,
      closed: 0 as const,
      ...unsourced,
    };
  });
  await db.insertInto('slot').values(rows).execute();
  return rows.map(({id}) => id);
}

export interface Answer<T> {
  status: number;
  body: T;
  headers: Record<string, string | undefined>;
}

export interface Call {
  /** Id of the person signed in. Default Anna. */
  as?: string;
  /** Default `patient`. */
  scope?: string;
  body?: unknown;
  /** Default a new one. */
  key?: string;
  ifMatch?: string;
  headers?: Record<string, string>;
}

export interface BookingPractice extends TestGateway {
  call: <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, call?: Call) => Promise<Answer<T>>;
  addAppointment(
    row: Pick<AppointmentTable, 'id' | 'start_at' | 'end_at'> & Partial<Insertable<AppointmentTable>>,
  ): Promise<void>;
  claims(): Promise<{slot_id: string; hold_id: string | null; appointment_id: string | null}[]>;
}

let lastKey = 0;

export async function startBookingPractice(
  settings: PracticeSettings = bookingSettings(),
  clock: TestClock = testClock(),
  config: Partial<AppConfig> = {},
): Promise<BookingPractice> {
  const gateway = await startTestGateway({settings, clock, config});
  const {db} = gateway;
  await addPractice(db);
  const call: BookingPractice['call'] = async (
    method,
    path,
    {as = 'anna', scope = 'patient', body, key, ifMatch, headers = {}} = {},
  ) => {
    lastKey += 1;
    const ownKey = key ?? `test-key-${lastKey}`;
    const response = await gateway.app.inject({
      method,
      url: `/v1${path}`,
      headers: {
        authorization: `Bearer ${await gateway.tokenFor(as, scope, {name: `${as} van de balie`})}`,
        ...(method === 'GET' ? {} : {'idempotency-key': ownKey}),
        ...(ifMatch !== undefined && {'if-match': ifMatch}),
        ...(body !== undefined && {'content-type': 'application/json'}),
        ...headers,
      },
      ...(body !== undefined && {payload: JSON.stringify(body)}),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: isJson ? response.json() : (response.body as never),
      headers: response.headers as Record<string, string | undefined>,
    };
  };
  return Object.assign(gateway, {
    call,
    async addAppointment(row: Parameters<BookingPractice['addAppointment']>[0]) {
      await gateway.db
        .insertInto('appointment')
        .values({
          revision: 1,
          status: 'booked',
          subject_id: 'anna',
          actor_id: null,
          appointment_type_id: null,
          type_name: null,
          channel: null,
          practitioner_id: null,
          practitioner_name: null,
          location_id: null,
          location_name: null,
          slot_id: null,
          reason: null,
          reason_withheld: 0,
          needs: null,
          instructions: null,
          urgent_notice_version: null,
          answer_by: null,
          online_editable: null,
          online_editable_until: null,
          cancelled_at: null,
          cancelled_by: null,
          cancelled_late: 0,
          cancellation_reason: null,
          slot_vanished: 0,
          created_at: 0,
          updated_at: 0,
          ...unsourced,
          ...row,
        })
        .execute();
    },
    claims: () =>
      gateway.db
        .selectFrom('slot_claim')
        .select(['slot_id', 'hold_id', 'appointment_id'])
        .orderBy('slot_id')
        .execute(),
  });
}
