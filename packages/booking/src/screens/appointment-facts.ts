// What is known of an appointment, in words: the same rows in the check, when it is done, and in the list.
import type {Appointment, Needs} from '@gp-elements/core';
import type {SummaryRow} from '@gp-elements/ui/fields';
import {html} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import {yesNoNeeds} from '../details-form.ts';
import {channelText} from './kind.ts';
import {nameOf, practiceText} from './view.ts';

/** What the practice will arrange, in the words in which it was asked for. */
export function needsText({strings}: BookingController, needs: Needs = {}): string {
  const {t} = strings;
  const {interpreterLanguage} = needs;
  return [
    ...(interpreterLanguage ? [`${t('details.interpreter')}: ${interpreterLanguage}`] : []),
    ...yesNoNeeds.flatMap((need) => (needs[need] ? t(`details.${need}`) : [])),
  ].join(', ');
}

/** What is known; a practitioner, a place and a kind may be missing where another system made it. */
export interface Facts {
  readonly name: unknown;
  readonly channel?: string | undefined;
  readonly practitioner?: Appointment['practitioner'] | undefined;
  readonly person: Pick<Appointment['person'], 'name'>;
  readonly location?: Appointment['location'] | undefined;
  readonly phone?: string | false | undefined;
}

export const factsOf = (b: BookingController, appointment: Appointment): Facts => ({
  ...appointment,
  name: appointment.appointmentType && practiceText(b, appointment.appointmentType.name),
  phone: appointment.phoneToCall,
});

/** Rows without a value are left out by the summary. */
export function factRows(b: BookingController, facts: Facts, when: readonly SummaryRow[] = []): SummaryRow[] {
  const {text} = b;
  const {name, channel, practitioner, person, location, phone} = facts;
  const address = location?.address;
  const where = [
    location?.name,
    address?.line,
    [address?.postalCode, address?.city].filter(Boolean).join(' '),
  ];
  return [
    {
      term: text('check.what'),
      value: [name, name && channel ? ', ' : '', channel && channelText(b, channel)],
    },
    ...when,
    {term: text('check.who'), value: practitioner && nameOf(practitioner.name)},
    {term: text('check.for'), value: nameOf(person.name)},
    {
      term: text('check.where'),
      // An import does not always say how the contact happens; where it says a place, that place counts.
      value: (channel ?? 'practice') === 'practice' && location && nameOf(where.filter(Boolean).join(', ')),
    },
    {term: text('check.phone'), value: phone && html`<bdi>${phone}</bdi>`},
  ];
}
