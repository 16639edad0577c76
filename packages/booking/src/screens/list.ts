import {type Appointment, type Refusal, renderLoadable} from '@gp-elements/core';
import {button, heading, loadingView, notice} from '@gp-elements/ui';
import {summary} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {Aside} from '../aside.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {isOffered} from '../booking.modes.ts';
import {isKey} from '../booking.strings.ts';
import {earlierOf, hasMore, isEarlier, isTakenAway, type Pages} from '../earlier-appointments.ts';
import {factRows, factsOf, needsText} from './appointment-facts.ts';
import {isAsked, worseNotice} from './done.ts';
import {attempt} from './trouble.ts';
import {failureNotice, phoneIn, practiceText, refusalText, title, whenOf} from './view.ts';

/** Moving and cancelling, or why not and whom to call. */
function actions({b}: Aside, appointment: Appointment): unknown {
  const {text, send, practice} = b;
  const {change, cancel, start, appointmentType} = appointment;
  if (isEarlier(appointment, b.now)) return nothing;
  const refusal = (no: Refusal | undefined) => no && html`<p class="hint">${refusalText(b, no)}</p>`;
  const byPhone = (key: 'list.phone-move' | 'list.phone-cancel') =>
    html`<p class="hint">${text(key, {phone: phoneIn(b)})}</p>`;
  const act = (key: 'list.move' | 'list.cancel', onClick: () => void) =>
    button({
      text: text(key),
      // Several buttons of one name: which is which is said after it.
      label: `${b.strings.t(key)}: ${whenOf(b, start)}`,
      kind: key === 'list.cancel' ? 'danger' : 'secondary',
      onClick,
    });
  const canMove = isOffered(practice!, 'rescheduleAppointment') && isOffered(practice!, 'listTimeSlots');
  const moving =
    canMove && change.allowed && appointmentType?.id !== undefined
      ? act('list.move', () => send({is: 'move', appointment}))
      : (refusal(change.refusal) ?? byPhone('list.phone-move'));
  const cancelling = !isOffered(practice!, 'cancelAppointment')
    ? byPhone('list.phone-cancel')
    : cancel.allowed
      ? act('list.cancel', () => send({is: 'ask-cancel', appointment}))
      : cancel.refusal?.code === change.refusal?.code
        ? nothing
        : refusal(cancel.refusal);
  return html`<div class="row">${moving} ${cancelling}</div>`;
}

/** The practice cancelled it, or refused the request; why, in its own words. */
function byPractice(aside: Aside, appointment: Appointment): unknown {
  const {b, rebooking, rebooked, rebook} = aside;
  const {status, cancellation, id, start, appointmentType} = appointment;
  if (status !== 'cancelled' || cancellation?.by !== 'practice') return nothing;
  const {reason} = cancellation;
  const {state} = rebooking;
  const isAsked = rebooked === id;
  const canChoose = b.mode !== 'phone' && isTakenAway(appointment, b.now) && appointmentType?.id;
  const isBusy = isAsked && state.state === 'loading';
  // The kinds came, and this one is not among those that can be booked now.
  const kind = rebooking.value?.items.find(({id: one}) => one === appointmentType?.id);
  const isRefused = isAsked && state.state === 'ready';
  return notice({
    tone: 'warning',
    body: [
      reason ? html`<p><bdi>${reason}</bdi></p>` : nothing,
      isRefused && kind?.refusal
        ? refusalText(b, kind.refusal)
        : b.text(canChoose && !isRefused ? 'list.by-practice' : 'list.by-practice-call', {phone: phoneIn(b)}),
      isAsked && state.state === 'failed' ? failureNotice(b, state.failure) : nothing,
    ],
    actions:
      canChoose && !isRefused
        ? button({
            text: b.text(isBusy ? 'loading' : 'list.rebook'),
            label: isBusy ? undefined : `${b.strings.t('list.rebook')}: ${whenOf(b, start)}`,
            kind: 'primary',
            busy: isBusy,
            onClick: () => void rebook(appointment),
          })
        : nothing,
  });
}

function item(aside: Aside, appointment: Appointment, level = aside.b.level + 1): TemplateResult {
  const {b} = aside;
  const {text} = b;
  const {status, start, instructions, needsAttention, reason, needs} = appointment;
  const known = `status.${status}`;
  return html`<article class="stack appointment" part="appointment">
    ${heading({text: whenOf(b, start), level})}
    ${summary([
      ...factRows(b, factsOf(b, appointment)),
      {term: text('check.about'), value: reason && html`<bdi>${reason}</bdi>`},
      {term: text('check.needs'), value: needsText(b, needs)},
      {
        term: text('list.status'),
        // What we do not know is shown as unknown.
        value: status === 'booked' ? undefined : text(isKey(known) ? known : 'status.unknown'),
      },
    ])}
    ${isAsked(appointment) ? html`<p>${aside.answer(appointment)}</p>` : nothing}
    ${byPractice(aside, appointment)}
    ${needsAttention ? notice({tone: 'warning', body: text('list.attention')}) : nothing}
    ${instructions ? html`<p>${practiceText(b, instructions)}</p>` : nothing} ${actions(aside, appointment)}
  </article>`;
}

/** What is over or cancelled, for who asks for it. */
function earlierSection(aside: Aside, isAsked: boolean | undefined): TemplateResult {
  const {b, earlier, more} = aside;
  const {text} = b;
  const label = text('list.earlier');
  const known = (pages: readonly Pages[], isReading: boolean) => [
    earlierOf(pages, b.now)
      // It stands above already.
      .filter(({id}) => !aside.appointments.value?.some((one) => one.id === id))
      .map((appointment) => item(aside, appointment, b.level + 2)),
    hasMore(pages)
      ? button({text: text(isReading ? 'loading' : 'list.more'), busy: isReading, onClick: more})
      : nothing,
  ];
  return html`<section class="group">
    ${
      isAsked
        ? [
            heading({text: label, level: b.level + 1, isFocusTarget: true}),
            renderLoadable<readonly Pages[], unknown>(earlier.state, {
              loading: () => loadingView(text('loading')),
              empty: {
                is: (pages) => !earlierOf(pages, b.now).length,
                view: () => html`<p>${text('list.no-earlier')}</p>`,
              },
              ready: known,
              failed: (failure, previous) => [
                previous ? known(previous, false) : nothing,
                failureNotice(b, failure, previous ? more : () => earlier.again()),
              ],
            }),
          ]
        : button({text: label, onClick: () => b.send({is: 'earlier'})})
    }
  </section>`;
}

/** Asked before it is cancelled. Late is possible, and said. */
function cancelDialog(aside: Aside, cancelling: Appointment | undefined): unknown {
  const {b, dialog, later, cancel} = aside;
  const {text} = b;
  const {submit, failure, isRefused, lookUp} = later.confirmation;
  const {isPending} = submit;
  const {lateCancellation} = b.practice!.texts;
  const keep = () => b.send({is: 'keep'});
  return dialog.render({
    id: 'cancel',
    heading: text('cancel.heading'),
    level: b.level,
    body: cancelling && [
      html`<p><b>${whenOf(b, cancelling.start)}</b></p>`,
      cancelling.cancel.isLate
        ? notice({
            tone: 'warning',
            body: lateCancellation ? practiceText(b, lateCancellation) : text('cancel.late'),
          })
        : nothing,
      isRefused || lookUp ? attempt(later) : failure ? failureNotice(b, failure) : nothing,
    ],
    actions: [
      button({
        text: text(isPending ? 'loading' : 'cancel.yes'),
        kind: 'danger',
        busy: isPending,
        onClick: () => void cancel(),
      }),
      button({text: text('cancel.no'), onClick: keep}),
    ],
    onClose: keep,
  });
}

/** The appointments that exist, or the one that was asked for. */
export function listScreen(
  aside: Aside,
  {only, cancelled, cancelling, earlier}: ScreenAt<'list'>,
): TemplateResult {
  const {b, appointments} = aside;
  const {text} = b;
  const items = (all: readonly Appointment[]) => all.map((appointment) => item(aside, appointment));
  return html`${title(b, text(only ? 'list.one' : 'list.heading'))}
    ${
      cancelled
        ? notice({
            tone: 'success',
            heading: text('cancel.done'),
            level: b.level + 1,
            isFocusTarget: true,
            body: html`<p>${whenOf(b, cancelled.start)}</p>
              <p>${text('cancel.done-text')}</p>`,
          })
        : nothing
    }
    ${renderLoadable<readonly Appointment[], unknown>(appointments.state, {
      loading: () => loadingView(text('loading')),
      empty: {is: (all) => !all.length, view: () => html`<p>${text('list.empty')}</p>`},
      ready: items,
      failed: (failure, previous) => [
        failureNotice(b, failure, () => appointments.again()),
        previous ? items(previous) : nothing,
      ],
    })}
    ${only ? worseNotice(b) : earlierSection(aside, earlier)}
    <div class="actions">
      ${
        only
          ? [
              isOffered(b.practice!, 'getAppointmentCalendar')
                ? appointments.value?.map((appointment) =>
                    button({
                      text: text('done.calendar'),
                      icon: 'calendar',
                      onClick: () => aside.saveCalendarFile(appointment),
                    }),
                  )
                : nothing,
              aside.aboutCalendarFile(),
              button({text: text('list.all'), kind: 'quiet', onClick: () => b.send({is: 'list'})}),
            ]
          : nothing
      }
      ${
        b.mode === 'phone'
          ? nothing
          : button({
              text: text('list.new'),
              kind: only ? 'quiet' : 'primary',
              onClick: () => b.send({is: 'again'}),
            })
      }
    </div>
    ${cancelDialog(aside, cancelling)}`;
}
