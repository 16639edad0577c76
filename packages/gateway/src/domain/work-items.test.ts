import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {causesOfWork, recordedBy, type WorkFacts} from './work-items.ts';

const HOUR = 3_600_000;
/** Tuesday noon. */
const NOON = Date.parse('2026-11-24T11:00Z');

const facts = (change: Partial<WorkFacts> = {}): WorkFacts => ({
  status: 'booked',
  startAt: NOON + 48 * HOUR,
  answerBy: null,
  hasNeeds: false,
  isSlotVanished: false,
  cancelledAt: null,
  isCancelledLate: false,
  cancelledBy: null,
  revision: 2,
  changedAt: NOON,
  recordedRevision: 2,
  undeliveredNoticeId: null,
  ...change,
});
const causes = (change: Partial<WorkFacts>, now = NOON, recordWithinHours: number | null = 4) =>
  causesOfWork(facts(change), {
    dateOf: (at) => new Date(at).toISOString().slice(0, 10),
    now,
    recordWithinHours,
  });
const kinds = (...asked: Parameters<typeof causes>) => causes(...asked).map(({kind}) => kind);

describe('what needs a person', () => {
  it('is nothing where all is well', () => assert.deepEqual(kinds({}), []));

  it('is a request, by the promised day and never after its own', () => {
    const promised = (answerBy: string | null) => causes({status: 'proposed', answerBy})[0]?.answerBy;
    assert.equal(promised('2026-11-25'), '2026-11-25');
    assert.equal(promised('2026-11-28'), '2026-11-26');
    assert.equal(promised(null), '2026-11-26');
  });

  it('is a time that vanished, or a need, of what stands alone', () => {
    for (const [change, kind] of [
      [{isSlotVanished: true}, 'slot-vanished'],
      [{hasNeeds: true}, 'appointment-needs'],
    ] as const) {
      for (const status of ['booked', 'pending']) assert.deepEqual(kinds({...change, status}), [kind]);
      for (const status of ['proposed', 'cancelled', 'fulfilled', 'noshow'])
        assert.ok(!kinds({...change, status}).includes(kind));
    }
  });

  it('is another cause at another time', () => {
    const cause = (startAt: number) => causes({hasNeeds: true, startAt})[0]?.cause;
    assert.notEqual(cause(NOON + HOUR), cause(NOON + 2 * HOUR));
    assert.equal(cause(NOON + HOUR), cause(NOON + HOUR));
  });

  it('is what a patient cancelled late, not what the practice did', () => {
    const late = {status: 'cancelled', isCancelledLate: true, cancelledAt: NOON} as const;
    assert.deepEqual(kinds({...late, cancelledBy: 'patient'}), ['late-cancellation']);
    assert.deepEqual(kinds({...late, cancelledBy: 'practice'}), []);
    assert.deepEqual(kinds({...late, cancelledBy: 'patient', isCancelledLate: false}), []);
  });
});

describe("what the practice's own system did not take over", () => {
  const missing = {recordedRevision: null};

  it('is reported after the hours that it has', () => {
    assert.deepEqual(kinds(missing, NOON + 4 * HOUR - 1), []);
    assert.deepEqual(kinds(missing, NOON + 4 * HOUR), ['not-recorded']);
    assert.deepEqual(kinds(missing, NOON + 4 * HOUR, 5), []);
    assert.deepEqual(kinds(missing, NOON + 400 * HOUR, null), []);
  });

  it('is reported halfway to an appointment that is soon', () => {
    assert.equal(recordedBy({changedAt: NOON, startAt: NOON + 2 * HOUR}, 4), NOON + HOUR);
    assert.deepEqual(kinds({...missing, startAt: NOON + 2 * HOUR}, NOON + HOUR), ['not-recorded']);
  });

  it('is reported again after a later change, under another name', () => {
    const [first] = causes({recordedRevision: 1, revision: 2}, NOON + 5 * HOUR);
    const [second] = causes({recordedRevision: 1, revision: 3}, NOON + 5 * HOUR);
    assert.notEqual(first?.cause, second?.cause);
  });

  it('is a cancellation only where that system knew the appointment; never a request or what is over', () => {
    const at = NOON + 5 * HOUR;
    assert.deepEqual(kinds({status: 'cancelled', recordedRevision: 1}, at), ['not-recorded']);
    assert.deepEqual(kinds({status: 'cancelled', ...missing}, at), []);
    for (const status of ['fulfilled', 'noshow', 'waitlist'])
      assert.deepEqual(kinds({...missing, status}, at), []);
    assert.deepEqual(kinds({...missing, status: 'proposed'}, at), ['appointment-request']);
  });
});

describe('a notice that did not arrive', () => {
  it('needs a call, also when it is found after the appointment', () => {
    const [cause] = causes({undeliveredNoticeId: 'n-1'});
    assert.deepEqual(cause, {
      kind: 'notice-undelivered',
      cause: 'notice n-1',
      answerBy: '2026-11-26',
      isForLater: true,
    });
    assert.notEqual(causes({undeliveredNoticeId: 'n-2'})[0]?.cause, cause?.cause);
  });
});
