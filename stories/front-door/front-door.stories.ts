// One entrance: whom to call, what can be done online, and when the practice is open.
import type {Practice} from '@gp-elements/core';
import {body, exampleOf, fakeGateway, never, offline, type Scenario} from '@gp-elements/core/testing';
import '@gp-elements/booking/define';
import '@gp-elements/front-door/define';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Patient} from '../booking/patient.ts';

// A page of documentation would show all of them before anybody walked to the state.
export default {title: 'Front door', tags: ['!autodocs']} satisfies Meta;

interface State {
  readonly scenario?: Scenario;
  readonly lang?: string;
  readonly service?: string;
  /** What a patient does to get to the state. */
  readonly walk?: (patient: Patient, canvas: HTMLElement) => Promise<void>;
  /** What the screen then says: the story fails when it does not. */
  readonly says: string;
}

const story = ({scenario, lang, service, walk, says}: State): StoryObj => ({
  // Once for each time that it is shown: another theme must not begin the visit again.
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider
          api="https://gateway.example/v1"
          lang=${lang ?? nothing}
          .fetch=${fakeGateway(scenario)}
        >
          <gp-front-door service=${service ?? nothing}>
            <p>Bel ons op <a href="tel:0101234567">010 123 45 67</a>.</p>
          </gp-front-door>
        </gp-provider>`,
    )}`,
  play: async ({canvasElement}) => {
    const patient = new Patient(canvasElement, 'gp-front-door');
    await walk?.(patient, canvasElement);
    await patient.reads(says);
  },
});

const practiceWith = (change: Partial<Practice>): Scenario => ({
  getPractice: body({...exampleOf('getPractice'), ...change}),
});
async function openWeek(patient: Patient, canvas: HTMLElement): Promise<void> {
  await patient.reads('Alle dagen van deze week');
  canvas.querySelector('gp-front-door')?.shadowRoot?.querySelector('summary')?.click();
}

export const Open = story({says: 'Nu open, tot 17:00'});
export const Week = story({walk: openWeek, says: 'woensdag 25 november'});
export const Night = story({
  scenario: practiceWith({
    now: '2026-11-23T22:10:00+01:00',
    contactNow: {
      phone: '010 987 65 43',
      name: 'Huisartsenpost Rotterdam',
      who: 'out-of-hours-post',
      until: '2026-11-24T08:00:00+01:00',
    },
  }),
  says: 'Nu dicht, weer open op dinsdag 24 november om 08:00',
});
export const ClosedWithCover = story({
  scenario: practiceWith({
    closures: [
      {
        from: '2026-11-23',
        to: '2026-11-27',
        reason: 'Scholing',
        replacement: {name: 'Huisartsenpraktijk De Eik', phone: '010 222 33 44'},
      },
    ],
    contactNow: {
      phone: '010 222 33 44',
      name: 'Huisartsenpraktijk De Eik',
      who: 'covering-practice',
      until: '2026-11-23T17:00:00+01:00',
    },
  }),
  says: 'Bel dan Huisartsenpraktijk De Eik',
});
export const ClosedInTheAfternoon = story({
  scenario: practiceWith({
    closures: [
      {
        from: '2026-11-23',
        to: '2026-11-23',
        startTime: '12:00',
        endTime: '17:00',
        reason: 'Ziekte',
        replacement: {name: 'Huisartsenpraktijk De Eik', phone: '010 222 33 44'},
      },
    ],
    contactNow: {phone: '010 123 45 67', who: 'practice', until: '2026-11-23T12:00:00+01:00'},
  }),
  says: 'Vandaag gesloten van 12:00 tot 17:00 uur: Ziekte.',
});
export const UnknownHours = story({
  scenario: {
    getPractice: () => {
      const {contactNow: _unknown, ...practice} = exampleOf('getPractice');
      return body({...practice, openingHours: []});
    },
  },
  says: 'De openingstijden staan niet online.',
});
export const ByPhone = story({
  scenario: practiceWith({
    services: [{service: 'booking', mode: 'phone', reason: 'Wij werken aan een nieuw systeem.'}],
  }),
  says: 'Wij werken aan een nieuw systeem.',
});
export const OnRequest = story({
  scenario: practiceWith({services: [{service: 'booking', mode: 'request'}]}),
  says: 'De praktijk laat weten of het kan.',
});
export const NothingOnline = story({
  scenario: practiceWith({services: []}),
  says: 'U kunt hier nu niets online regelen.',
});
export const Booking = story({
  walk: (patient) => patient.press('Afspraak maken'),
  says: 'Alle diensten',
});
export const BookingFromAnAddress = story({service: 'booking', says: 'Alle diensten'});
export const Loading = story({scenario: {getPractice: never}, says: 'Een ogenblik'});
export const Offline = story({scenario: {getPractice: offline}, says: 'U hebt geen verbinding'});
export const English = story({lang: 'en', says: 'Open now, until 17:00'});
