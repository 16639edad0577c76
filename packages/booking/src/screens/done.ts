import type {Appointment} from '@gp-elements/core';
import {button, heading, notice, phoneLink} from '@gp-elements/ui';
import {summary} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {isOffered} from '../booking.modes.ts';
import {factRows, factsOf} from './appointment-facts.ts';
import {practiceText, title, whenOf} from './view.ts';

/** A request that the practice has not answered. */
export const isAsked = ({status}: Appointment): boolean => status === 'proposed' || status === 'pending';

/** When it gets worse: never wait for an appointment. All numbers, for this is read later, at any hour. */
export function worseNotice(b: BookingController): TemplateResult {
  const {text} = b;
  const {practice: phone, outOfHoursPost: post, emergency} = b.practice!.phones;
  const numbers = {phone: phoneLink({phone}), emergency: phoneLink({phone: emergency})};
  return notice({
    tone: 'warning',
    heading: text('done.worse'),
    level: b.level + 1,
    icon: 'phone',
    body: post
      ? text('done.worse-text', {...numbers, post: phoneLink(post)})
      : b.draw('aside', () => text('done.worse-text-practice', numbers)),
  });
}

/** It is done: when, what to bring, what happens next, and what to do when it gets worse. */
export function doneScreen(b: BookingController, {errand, appointment}: ScreenAt<'done'>): TemplateResult {
  const {text} = b;
  const practice = b.practice!;
  const {whatHappensNext} = practice.texts;
  const isRequest = isAsked(appointment);
  // A gateway may not say, or say what we do not know: then nothing is promised.
  const {noticeBy: by} = appointment;
  const instructions = appointment.instructions ?? (errand.is === 'new' && errand.kind.instructions);
  return html`${title(b, text(errand.is === 'move' ? 'done.moved' : isRequest ? 'done.requested' : 'done.booked'))}
    ${notice({tone: 'success', body: html`<b>${whenOf(b, appointment.start)}</b>`})}
    ${summary(factRows(b, factsOf(b, appointment)))}
    ${instructions ? notice({tone: 'info', body: practiceText(b, instructions)}) : nothing}
    ${heading({text: text('done.next'), level: b.level + 1})}
    <p>
      ${isRequest ? b.draw('aside', (aside) => aside.answer(appointment)) : whatHappensNext && practiceText(b, whatHappensNext)}
      ${by === 'email' || by === 'sms' ? text(`done.${by}`) : [text('done.none'), b.host.contactDetailsHref && b.draw('aside', (aside) => aside.contact())]}
    </p>
    ${worseNotice(b)}
    <div class="actions">
      ${
        isRequest || !isOffered(practice, 'getAppointmentCalendar')
          ? nothing
          : button({
              text: text('done.calendar'),
              icon: 'calendar',
              onClick: () => void b.bring('aside').then((aside) => aside?.saveCalendarFile(appointment)),
            })
      }
      ${b.part('aside')?.aboutCalendarFile()} ${button({text: text('done.print'), onClick: () => print()})}
      ${
        isOffered(practice, 'listAppointments')
          ? button({text: text('done.list'), kind: 'quiet', onClick: () => b.send({is: 'list'})})
          : nothing
      }
      ${button({text: text('done.another'), kind: 'quiet', onClick: () => b.send({is: 'again'})})}
    </div>`;
}
