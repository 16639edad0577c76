// A gateway that answers the practice well and something else badly: nothing is thrown, the patient knows whom to call, and
// what is tried again works once the answer is right. `practitioners` is not among these: no widget asks for it, who works
// here comes with the kinds.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {FrontRules} from '../front-server.ts';
import {toTimes} from '../journeys/booking.page.ts';
import {Hostile, PHONE, type Open} from './pages.ts';

type Answer = ReturnType<NonNullable<FrontRules['answer']>>;

const answer = (body: string, status = 200, type = 'application/json'): Answer => ({
  status,
  headers: {'content-type': type},
  body,
});
const json = (...values: readonly unknown[]) => values.map((value) => answer(JSON.stringify(value)));

/** Answers from which no screen can be drawn, whatever was asked. */
const GARBAGE: readonly Answer[] = [
  ...json([], [{}], null, {}, {items: null}, {items: 5}, {items: [null]}, 0, 5, '', 'ok', true),
  answer('{"items": [{"id": "spreekuur", "na'),
  answer(''),
  answer('<h1>Onderhoud</h1>', 200, 'text/html'),
  answer('<h1>Bad Gateway</h1>', 502, 'text/html'),
  'never',
];
const HALF_SESSIONS = json(
  {actor: {id: 'x'}},
  {actor: {id: 'x'}, subjects: 5},
  {actor: {id: 'x'}, subjects: [null]},
  {actor: {id: 'x'}, subjects: [{}]},
  {actor: null, subjects: []},
);
/** Nothing in the list can be drawn. */
const HOLLOW = json({items: [{}]});

interface Asked {
  /** Brings a patient to where the answer is needed. */
  reach: (open: Open) => Promise<void>;
  garbage: readonly Answer[];
  /** What shows with the right answer. */
  isRight: (open: Open) => Promise<unknown>;
}
const TIMES = {kind: /^Spreekuur/, complaints: 'one'} as const;
const calendar = async ({booking}: Open) => {
  await toTimes(booking, TIMES);
  await booking.button('time.other').click();
};
const ASKED: Record<string, Asked> = {
  session: {
    reach: ({booking}) => booking.answer('no'),
    garbage: [...GARBAGE, ...HALF_SESSIONS, ...HOLLOW],
    isRight: ({booking}) => booking.at('kind.heading'),
  },
  'appointment-types': {
    reach: ({booking}) => booking.answer('no'),
    garbage: GARBAGE,
    isRight: ({booking}) => booking.kind(/^Spreekuur/),
  },
  'time-slots': {
    reach: ({booking}) => toTimes(booking, TIMES),
    garbage: GARBAGE,
    isRight: ({booking}) => booking.firstTime(),
  },
  'time-slot-days': {
    reach: calendar,
    garbage: GARBAGE,
    isRight: ({booking}) =>
      booking.root
        .getByRole('gridcell', {name: /vrije tijd/})
        .first()
        .waitFor(),
  },
};

/** What the browser itself says of a 502. */
const isOwnLine = (line: string) => line.includes('502');

describe('with a gateway that answers nonsense', () => {
  const hostile = new Hostile();
  before(() => hostile.start());
  after(() => hostile.close());

  /** Answers so wherever this is asked; what was asked is counted. */
  function answerWith(name: string, given: Answer): {asked: number} {
    const count = {asked: 0};
    hostile.answerWith(({path}) => {
      if (path !== `/v1/${name}`) return undefined;
      count.asked += 1;
      return given;
    });
    return count;
  }

  /** A page whose requests end soon when nobody answers. */
  const openPage = () =>
    hostile.open(
      {},
      {
        prepare: (page) =>
          page.addInitScript(() => {
            const timeout = AbortSignal.timeout.bind(AbortSignal);
            AbortSignal.timeout = (ms) => timeout('isHurried' in globalThis ? 100 : ms);
          }),
      },
    );

  for (const [name, {reach, garbage, isRight}] of Object.entries(ASKED)) {
    it(`for ${name}: whom to call and a way to try again, each time, until it is right`, async () => {
      answerWith(name, garbage[0]);
      const open = await openPage();
      const {booking, page, trace} = open;
      await reach(open);
      await booking.button('again').waitFor();
      for (const given of garbage) {
        const what = JSON.stringify(given);
        const count = answerWith(name, given);
        if (given === 'never') await page.evaluate(() => Object.assign(globalThis, {isHurried: true}));
        // It is gone while it is tried.
        await booking.button('again').click();
        await booking.button('again').waitFor();
        await page.evaluate(() => Reflect.deleteProperty(globalThis, 'isHurried'));
        assert.ok(count.asked > 0, what);
        assert.ok(await booking.phone(PHONE).first().isVisible(), what);
        assert.deepEqual(
          trace.console.filter((line) => !isOwnLine(line)),
          [],
          what,
        );
      }
      hostile.answerWith();
      await booking.button('again').click();
      await isRight(open);
      assert.deepEqual(
        trace.console.filter((line) => !isOwnLine(line)),
        [],
      );
      await open.close();
    });
  }

  for (const name of ['appointment-types', 'time-slots', 'time-slot-days']) {
    it(`for ${name}, a list of nothing: it says so, and whom to call`, async () => {
      answerWith(name, HOLLOW[0]);
      const open = await openPage();
      const {booking, trace} = open;
      await ASKED[name]!.reach(open);
      const message = {
        'appointment-types': booking.root.getByText('online'),
        'time-slots': booking.heading('none.heading'),
        'time-slot-days': booking.root.getByRole('grid'),
      }[name]!;
      await message.first().waitFor();
      assert.ok(await booking.phone(PHONE).first().isVisible());
      assert.deepEqual(trace.console, []);
      await open.close();
    });
  }
});
