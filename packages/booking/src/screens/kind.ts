// What for, and how many complaints: one press each.
import {type AppointmentType, type Channel, formatMinutes, renderLoadable} from '@gp-elements/core';
import {choiceCard, choices, heading, type IconName, loadingView, notice} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {isNoted} from '../session-note.ts';
import {failureNotice, nameOf, ownFirst, practiceText, refusalText, title} from './view.ts';

const icons: Record<Channel, IconName> = {practice: 'building', phone: 'phone', video: 'video', home: 'home'};

/** How the contact happens. A newer gateway may know ways that we do not. */
export const channelText = ({text}: BookingController, channel: string): unknown =>
  text(channel in icons ? `channel.${channel as Channel}` : 'channel.unknown');

/** Length, place and with whom, as one line. */
function facts(b: BookingController, {durationMinutes, channel, practitioners}: AppointmentType): unknown {
  const {text} = b;
  const [first, ...others] = ownFirst(practitioners);
  const name = first && nameOf(first.name);
  return [
    formatMinutes(durationMinutes, b.locale),
    ' · ',
    channelText(b, channel),
    name
      ? [
          ' · ',
          others.length
            ? text('who.several', {name, count: others.length})
            : text('who.with', {name: first.isOwnGp ? text('who.own', {name}) : name}),
        ]
      : nothing,
  ];
}

function kinds(
  b: BookingController,
  chosen: string | undefined,
  all: readonly AppointmentType[],
): TemplateResult {
  const {text, strings} = b;
  const bookable = all.filter(({selfBookable}) => selfBookable);
  const longerOf = ({longerAppointmentTypeId}: AppointmentType) =>
    bookable.find(({id}) => id === longerAppointmentTypeId);
  // A longer form is asked for by the number of complaints, so it is no card beside its shorter one.
  const shown = bookable.filter((kind) => !bookable.some((other) => longerOf(other) === kind));
  const refused = all.filter(({selfBookable}) => !selfBookable);
  const card = (kind: AppointmentType) => {
    const {id, name, language, description, refusal, channel, selfBookable} = kind;
    return choiceCard({
      title: practiceText(b, name, language),
      text: refusal ? refusalText(b, refusal) : description && practiceText(b, description, language),
      facts: facts(b, kind),
      icon: icons[channel] ?? 'calendar',
      isChosen: chosen === id || undefined,
      onChoose: selfBookable ? () => b.send({is: 'kind', kind, longer: longerOf(kind)}) : undefined,
    });
  };
  return html`${
    shown.length
      ? choices(strings.t('kind.heading'), shown.map(card))
      : notice({tone: 'info', body: text('kind.none')})
  }
  ${
    refused.length
      ? [
          heading({text: text('kind.refused'), level: b.level + 1}),
          choices(strings.t('kind.refused'), refused.map(card)),
        ]
      : nothing
  }`;
}

export function kindScreen(
  b: BookingController,
  {person, chosen, noticeVersion}: ScreenAt<'kind'>,
): TemplateResult {
  const {text} = b;
  return html`${title(b, text('kind.heading'), 1)}
    <p class="facts">${text('person.for', {name: nameOf(person.name)})}</p>
    ${isNoted('draft') ? b.draw('aside', (aside) => aside.offer(person, noticeVersion)) : nothing}
    ${
      person.refusal
        ? notice({tone: 'info', body: refusalText(b, person.refusal)})
        : renderLoadable(b.kinds.state, {
            loading: () => loadingView(text('loading')),
            empty: null,
            ready: ({items}) => kinds(b, chosen, items),
            failed: (failure) => failureNotice(b, failure, () => b.kinds.again()) as TemplateResult,
          })
    }`;
}

export function complaintsScreen(
  b: BookingController,
  {one, longer, chosen}: ScreenAt<'complaints'>,
): TemplateResult {
  const {text} = b;
  const card = (answer: 'one' | 'several', {durationMinutes}: AppointmentType) =>
    choiceCard({
      title: text(`complaints.${answer}`),
      facts: formatMinutes(durationMinutes, b.locale),
      isChosen: chosen === answer || undefined,
      onChoose: () => b.send({is: 'complaints', answer}),
    });
  return html`${title(b, text('complaints.heading'), 1)}
    <p>${text('complaints.text')}</p>
    ${choices(b.strings.t('complaints.heading'), [card('one', one.kind), card('several', longer)])}`;
}
