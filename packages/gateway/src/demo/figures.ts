/** Months of the demo practice before today: with them its report has something to show. */
import type {Kysely} from 'kysely';
import {AGE_BANDS, type AgeBand} from '../domain/adoption/events.ts';
import {addMonths, monthOf} from '../domain/adoption/months.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';

const MONTHS_BEFORE = 4;
const MONTHS_SINCE = 5;
/** Appointments a month, by age band, oldest last; and the part that goes online at most. */
const MADE = [52, 48, 170, 240, 190, 120];
const ONLINE = [0.5, 0.55, 0.66, 0.52, 0.38, 0.2];

/** The day on which the demo practice began with booking online. */
export const demoStart = (today: string): string => `${addMonths(monthOf(today), -MONTHS_SINCE)}-01`;

type Count = Database['domain_event_count'];
type Reply = Database['reply_time_count'];

/** The part of what is made online that is asked for, and answered later. */
const ASKED = 0.3;
/** Answers after the promised day in the first month; each month one fewer. */
const LATE = 16;
/** Hours to an answer in the first month, with the part of the answers in time; each month an hour sooner. */
const IN_TIME: readonly [hours: number, part: number][] = [
  [6, 0.2],
  [9, 0.2],
  [19, 0.35],
  [26, 0.25],
];

/** How long those who asked waited, in a month with booking online. */
function repliesOf(month: string, since: number, asked: number): Reply[] {
  const late = LATE - since;
  const reply = (hours: number, promise: Reply['promise'], count: number): Reply => ({
    month,
    service: 'booking',
    hours: hours - since,
    promise,
    count,
  });
  return [
    ...IN_TIME.map(([hours, part]) => reply(hours, 'kept', Math.round((asked - late) * part))),
    reply(72, 'broken', late),
  ];
}

function monthOfDemo(month: string, place: number): {counts: Count[]; replies: Reply[]; online: number} {
  const since = place - MONTHS_BEFORE;
  const counts: Count[] = [];
  const put = (event: string, channel: string, ageBand: AgeBand, count: number): void => {
    if (count > 0)
      counts.push({month, service: 'booking', event, channel, age_band: ageBand, count: Math.round(count)});
  };
  let online = 0;
  let replies: Reply[] = [];
  for (const [index, made] of MADE.entries()) {
    const ageBand = AGE_BANDS[index] ?? 'unknown';
    const all = made + ((place * 7 + index * 5) % 11);
    const there = since < 0 ? 0 : Math.round(all * (ONLINE[index] ?? 0) * (0.45 + 0.13 * since));
    online += there;
    const asked = Math.round(there * ASKED);
    put('appointment-booked', 'online', ageBand, there - asked);
    put('appointment-requested', 'online', ageBand, asked);
    put('appointment-booked', 'desk', ageBand, (all - there) * 0.3);
    put('appointment-booked', 'phone', ageBand, (all - there) * 0.7);
  }
  put('appointment-missed', 'phone', '18-39', 22 - Math.max(0, since));
  put('appointment-missed', 'desk', '18-39', 12);
  put('appointment-cancelled', 'phone', '40-64', 31);
  if (since >= 0) {
    put('appointment-missed', 'online', '18-39', 10 + since);
    put('appointment-cancelled', 'online', '40-64', 18 + 3 * since);
    put('hold-booked', 'online', '18-39', online);
    put('hold-abandoned', 'online', '18-39', online * (0.24 - 0.02 * since));
    put('appointment-converted', 'online', '40-64', 10 + since);
    put('patients-online', 'online', 'unknown', online * 0.86);
    replies = repliesOf(month, since, Math.round(online * ASKED));
    const answered = replies.reduce((total, {count}) => total + count, 0);
    const refused = Math.round(answered * 0.1);
    put('request-refused', 'online', '18-39', refused);
    put('request-accepted', 'online', '18-39', answered - refused);
  }
  return {counts, replies, online};
}

/** Fills the months before today where nothing was counted yet. */
export async function ensureDemoFigures(db: Kysely<Database>, today: string, now: number): Promise<void> {
  const first = addMonths(monthOf(today), -MONTHS_SINCE - MONTHS_BEFORE);
  await writeTransaction(db, async (trx) => {
    const known = await trx.selectFrom('adoption_month').select('month').limit(1).executeTakeFirst();
    if (known !== undefined) return;
    for (let place = 0; place < MONTHS_BEFORE + MONTHS_SINCE; place += 1) {
      const month = addMonths(first, place);
      const {counts, replies, online} = monthOfDemo(month, place);
      await trx
        .insertInto('domain_event_count')
        .values(counts)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      if (replies.length > 0) {
        await trx
          .insertInto('reply_time_count')
          .values(replies)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const entered = {
        phone_calls: 1790 - Math.round(online * 0.9) + ((place * 13) % 40),
        registered_patients: 2940 + place,
      };
      await trx
        .insertInto('adoption_month')
        .values({month, ...entered, revision: 1, updated_at: now})
        .execute();
    }
  });
}
