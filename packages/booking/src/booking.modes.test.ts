import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bookingMode, bookingReason, isOffered, type Mode, modeOf} from './booking.modes.ts';

const practice = (mode: Mode, operations: Record<string, string> = {}) => ({
  services: [
    {
      service: 'booking',
      mode,
      operations: Object.entries(operations).map(([operation, own]) => ({operation, mode: own as Mode})),
    },
  ],
});

test('a whole backend offers everything', () => {
  assert.equal(bookingMode(practice('direct')), 'direct');
  assert.equal(modeOf(practice('direct'), 'createSlotHold'), 'direct');
  assert.equal(isOffered(practice('direct'), 'cancelAppointment'), true);
});

test('a practice that does not mention booking does it by phone', () => {
  assert.equal(bookingMode({services: []}), 'phone');
  assert.equal(isOffered({services: [{service: 'e-consult', mode: 'direct'}]}, 'listAppointments'), false);
});

test('times without hold, change or cancellation', () => {
  const half = practice('direct', {
    createSlotHold: 'phone',
    rescheduleAppointment: 'phone',
    cancelAppointment: 'phone',
  });
  assert.equal(bookingMode(half), 'direct');
  assert.equal(modeOf(half, 'createSlotHold'), 'phone');
  assert.equal(isOffered(half, 'rescheduleAppointment'), false);
  assert.equal(isOffered(half, 'listAppointments'), true);
});

test('new ones by phone, while what exists can still be cancelled', () => {
  const half = practice('direct', {createAppointment: 'phone'});
  assert.equal(bookingMode(half), 'phone');
  assert.equal(isOffered(half, 'cancelAppointment'), true);
});

test('without kinds or times there is nothing to choose from', () => {
  assert.equal(bookingMode(practice('direct', {listAppointmentTypes: 'phone'})), 'phone');
  assert.equal(bookingMode(practice('request', {listTimeSlots: 'phone'})), 'phone');
});

test('an operation may be better off than its service', () => {
  assert.equal(isOffered(practice('phone', {listAppointments: 'direct'}), 'listAppointments'), true);
});

test('an unknown mode is read as phone', () => {
  assert.equal(bookingMode(practice('by-carrier-pigeon' as Mode)), 'phone');
  assert.equal(isOffered(practice('direct', {cancelAppointment: 'soon'}), 'cancelAppointment'), false);
});

test("the operation's reason goes before the service's", () => {
  const [service] = practice('request').services;
  assert.equal(
    bookingReason({services: [{...service!, reason: 'Wij kijken eerst mee.'}]}),
    'Wij kijken eerst mee.',
  );
  const operations = [
    {operation: 'createAppointment', mode: 'phone' as const, reason: 'Alleen per telefoon.'},
  ];
  assert.equal(
    bookingReason({services: [{...service!, reason: 'Anders.', operations}]}),
    'Alleen per telefoon.',
  );
  assert.equal(bookingReason({services: []}), undefined);
});
