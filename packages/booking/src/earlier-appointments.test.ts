import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Appointment} from '@gp-elements/core';
import {earlierOf, hasMore, type Pages, readMore} from './earlier-appointments.ts';
import {booked} from './testing/samples.ts';

const now = Date.parse('2026-11-23T08:05:00+01:00');
const on = (day: string, more: Partial<Appointment> = {}): Appointment => ({
  ...booked,
  id: day,
  start: `${day}T09:00:00+01:00`,
  end: `${day}T09:10:00+01:00`,
  ...more,
});
const nobody = (...ids: string[]): Pages[] => ids.map((personId) => ({personId, items: [], next: ''}));
const ids = (pages: readonly Pages[]) => earlierOf(pages, now).map(({id}) => id);

/** Pages of one, by person; the cursor counts. */
const reader = (all: Record<string, readonly Appointment[]>) => {
  const asked: string[] = [];
  return {
    asked,
    read: (personId: string, cursor = '0') => {
      asked.push(`${personId} ${cursor}`);
      const at = Number(cursor);
      const own = all[personId] ?? [];
      const next = at + 1 < own.length ? {next: String(at + 1)} : {};
      return Promise.resolve({items: own.slice(at, at + 1), ...next});
    },
  };
};

test('what is over and what was cancelled, latest first; not what still comes', async () => {
  const {read} = reader({
    anna: [on('2026-12-01', {status: 'cancelled'}), on('2026-11-25'), on('2026-11-10'), on('2026-10-01')],
  });
  let pages = await readMore(nobody('anna'), now, read);
  assert.deepEqual(ids(pages), ['2026-12-01']);
  // The one that still comes is passed over at once: "more" always shows something more.
  pages = await readMore(pages, now, read);
  assert.deepEqual(ids(pages), ['2026-12-01', '2026-11-10']);
  assert.ok(hasMore(pages));
  pages = await readMore(pages, now, read);
  assert.deepEqual(ids(pages), ['2026-12-01', '2026-11-10', '2026-10-01']);
  assert.ok(!hasMore(pages));
});

test('of a family in one order, in which what is read later never comes between', async () => {
  const {read, asked} = reader({
    anna: [on('2026-11-20'), on('2026-08-01')],
    bram: [on('2026-11-18'), on('2026-11-01'), on('2026-10-01')],
  });
  let pages = await readMore(nobody('anna', 'bram'), now, read);
  assert.deepEqual(ids(pages), ['2026-11-20']);
  let before = ids(pages);
  while (hasMore(pages)) {
    pages = await readMore(pages, now, read);
    assert.deepEqual(ids(pages).slice(0, before.length), before);
    before = ids(pages);
  }
  assert.deepEqual(before, ['2026-11-20', '2026-11-18', '2026-11-01', '2026-10-01', '2026-08-01']);
  assert.deepEqual(asked, ['anna 0', 'bram 0', 'anna 1', 'bram 1', 'bram 2']);
});

test('nothing at all, and a page without anything', async () => {
  const pages = await readMore(nobody('anna'), now, () => Promise.resolve({items: [], next: 'again'}));
  assert.deepEqual([ids(pages), hasMore(pages)], [[], false]);
});
