import {body, example, exampleOf, type LiveStream, liveStream, offline} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import {type BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

let harness: BookingHarness;
let stream: LiveStream | undefined;

const show = async ({scenario, ...options}: HarnessOptions) => {
  harness = await showBooking({
    ...options,
    scenario: {...scenario, streamEvents: () => (stream = liveStream()).reply},
  });
};
const tell = (id: number) =>
  stream!.push(
    `id: ${id}\ndata: {"id":"${id}","type":"appointment-changed","resource":"/appointments/apt-1"}\n\n`,
  );
const requested = exampleOf('createAppointment', 'requested');
const askedOf = (name: string) =>
  harness.gateway.calls.filter(({operationId}) => operationId === name).length;

afterEach(() => {
  harness.remove();
  stream = undefined;
  sessionStorage.clear();
});

describe('what the practice changes', () => {
  it('shows in the list without reloading, and is said once', async () => {
    await show({attributes: {view: 'list'}, scenario: {listAppointments: body({items: [requested]})}});
    await until(() => stream, 'the stream');
    stream!.push('id: 1\n\n');
    await until(() => askedOf('listAppointments') === 2, 'a second reading');
    await harness.settle();
    expect(harness.text).to.include('Aangevraagd');
    // Read again where nothing changed: nobody is disturbed.
    expect(harness.announcements).not.to.include('Uw afspraken zijn veranderd.');
    const focused = harness.root.activeElement;
    harness.gateway.change({
      listAppointments: body({items: [{...requested, etag: '"2"', status: 'booked' as const}]}),
    });
    tell(2);
    tell(3);
    await until(() => harness.announcements.includes('Uw afspraken zijn veranderd.'), 'what changed');
    await harness.settle();
    expect(harness.text).not.to.include('Aangevraagd');
    expect(harness.announcements.filter((one) => one === 'Uw afspraken zijn veranderd.')).to.have.length(1);
    expect(harness.root.activeElement).to.equal(focused);
  });

  it('of the practice itself: whom to call and what is offered are read again, the appointments are not', async () => {
    await show({attributes: {view: 'list'}, scenario: {listAppointments: body({items: [requested]})}});
    await until(() => stream, 'the stream');
    stream!.push('id: 1\n\n');
    await until(() => askedOf('listAppointments') === 2, 'a second reading');
    await harness.settle();
    const before = askedOf('getPractice');
    stream!.push('id: 2\ndata: {"id":"2","type":"practice-changed","resource":"/practice"}\n\n');
    await until(() => askedOf('getPractice') === before + 1, 'the practice');
    await harness.settle();
    expect(harness.announcements).not.to.include('Uw afspraken zijn veranderd.');
  });

  it('keeps the list as it was when it cannot be read again', async () => {
    await show({attributes: {view: 'list'}, scenario: {listAppointments: body({items: [requested]})}});
    await until(() => stream, 'the stream');
    harness.gateway.change({listAppointments: offline});
    stream!.push('id: 1\n\n');
    await until(() => harness.text.includes('U hebt geen verbinding'), 'the failure');
    expect(harness.text).to.include('Aangevraagd');
  });

  const asks: HarnessOptions = {
    scenario: {
      getPractice: body({
        ...exampleOf('getPractice'),
        services: [{service: 'booking' as const, mode: 'request' as const}],
      }),
      listTimeSlots: example('requestable'),
      createAppointment: example('requested'),
      getAppointment: body(requested),
    },
  };

  it('shows on the page of a request that was just sent: it is booked', async () => {
    await show(asks);
    await harness.toCheck();
    await harness.press('Aanvraag versturen');
    await until(() => harness.heading === 'Uw aanvraag is verstuurd', 'Uw aanvraag is verstuurd');
    await until(() => stream, 'the stream');
    harness.gateway.change({getAppointment: body({...requested, etag: '"2"', status: 'booked' as const})});
    tell(2);
    await until(() => harness.heading === 'Uw afspraak staat vast', 'Uw afspraak staat vast');
    expect(harness.announcements).to.include('Uw afspraken zijn veranderd.');
  });

  it('or that somebody opened it, which is no other revision', async () => {
    await show(asks);
    await harness.toCheck();
    await harness.press('Aanvraag versturen');
    await until(() => harness.heading === 'Uw aanvraag is verstuurd', 'Uw aanvraag is verstuurd');
    await until(() => stream, 'the stream');
    harness.gateway.change({getAppointment: body({...requested, requestState: 'seen' as const})});
    tell(2);
    await until(() => harness.text.includes('Bekeken door de praktijk.'), 'seen');
  });

  it('or it is refused, with the words of the practice', async () => {
    await show(asks);
    await harness.toCheck();
    await harness.press('Aanvraag versturen');
    await until(() => harness.heading === 'Uw aanvraag is verstuurd', 'Uw aanvraag is verstuurd');
    await until(() => stream, 'the stream');
    harness.gateway.change({
      getAppointment: body({
        ...requested,
        etag: '"2"',
        status: 'cancelled' as const,
        cancellation: {
          at: '2026-11-23T08:10:00+01:00',
          by: 'practice' as const,
          reason: 'Bel ons, dan kijken wij samen.',
        },
      }),
    });
    tell(2);
    await until(() => harness.heading === 'Uw afspraak', 'Uw afspraak');
    await harness.settle();
    expect(harness.text)
      .to.include('Bel ons, dan kijken wij samen.')
      .and.to.include('De praktijk heeft deze afspraak afgezegd.');
  });

  const times = exampleOf('listTimeSlots');
  const without = (...gone: string[]) => body({items: times.items.filter(({id}) => !gone.includes(id))});
  const marked = () => harness.times.filter((time) => time.includes('niet meer vrij'));
  const practiceChanged = (id: number) =>
    stream!.push(`id: ${id}\ndata: {"id":"${id}","type":"practice-changed","resource":"/practice"}\n\n`);
  /** At the times, following: who comes from the list does so at once. */
  const showTimes = async () => {
    await show({attributes: {view: 'list'}});
    await harness.press('Nieuwe afspraak');
    await harness.toTimes();
    await until(() => stream, 'the stream');
    stream!.push('id: 1\n\n');
    await harness.settle();
  };

  it('takes a time that went out of the choice where it stands, and says so; nothing moves and the focus stays', async () => {
    await showTimes();
    const before = harness.times;
    expect(harness.announcements).to.deep.equal([]);
    const [first, second] = times.items;
    const chip = harness.root.querySelectorAll<HTMLElement>('[part~=time-slot]')[2]!;
    chip.focus();
    harness.gateway.change({listTimeSlots: without(first!.id, second!.id)});
    practiceChanged(2);
    await until(() => harness.announcements.length > 0, 'what went');
    await harness.settle();
    expect(harness.announcements).to.deep.equal(['2 tijden zijn niet meer vrij.']);
    expect(marked()).to.have.length(2);
    expect(harness.times.map((time) => time.slice(0, 5))).to.deep.equal(
      before.map((time) => time.slice(0, 5)),
    );
    expect(harness.root.activeElement).to.equal(chip);

    // The same again is no news; and what is free again is free again.
    const asked = askedOf('listTimeSlots');
    practiceChanged(3);
    await until(() => askedOf('listTimeSlots') > asked, 'another reading');
    await harness.settle();
    expect(harness.announcements).to.have.length(1);
    harness.gateway.change({listTimeSlots: body(times)});
    practiceChanged(4);
    await until(() => marked().length === 0, 'free again');
  });

  it('shows other times where none of them is left, with the day and the practitioner that were chosen', async () => {
    await showTimes();
    await harness.choose('Bij wie?', 'dr. M. Bakker');
    await harness.openCalendar();
    await harness.pressDay('2026-11-27');
    const other = times.items.map((time) => ({...time, id: `${time.id}-later`}));
    harness.gateway.change({listTimeSlots: body({items: other})});
    practiceChanged(2);
    await until(() => harness.announcements.some((text) => text.includes('niet meer vrij')), 'what went');
    await harness.settle();
    expect(marked()).to.deep.equal([]);
    expect(harness.field('Bij wie?').value).to.equal('bakker');
    expect(harness.headings.some((text) => text.includes('vrijdag 27 november'))).to.equal(true);
  });

  it('leaves the times as they are when they cannot be read again', async () => {
    await showTimes();
    const before = harness.text;
    harness.gateway.change({listTimeSlots: offline});
    const asked = askedOf('listTimeSlots');
    practiceChanged(2);
    await until(() => askedOf('listTimeSlots') > asked, 'another reading');
    await harness.settle();
    expect(harness.text).to.equal(before);
  });

  it('is not listened for where there is nothing that could change', async () => {
    await show({});
    await harness.toCheck();
    expect(askedOf('streamEvents')).to.equal(0);
  });
});
