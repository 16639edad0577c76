import {button, heading, nameOf, notice} from '@gp-elements/ui';
import {summary} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {offers} from '../offered.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import type {ScreenAt} from '../repeat-prescription.machine.ts';
import {dayOf, lateText, medicine, title, whenReady} from './view.ts';

/** It is sent: what happens next, and a slip to print. */
export function doneScreen(
  r: RepeatController,
  {request, late, isChanged}: ScreenAt<'done'>,
): TemplateResult {
  const {text} = r;
  const {pharmacy, handover, lines, promisedBy, person, remark} = request;
  return html`${title(r, 'done.heading')}
    ${notice({
      tone: 'success',
      body: html`<ul class="lines">
        ${
          isChanged
            ? r.drawAside((aside) => lines.map(aside.line))
            : lines.map(({name}) => html`<li><b>${medicine(name)}</b></li>`)
        }
      </ul>`,
    })}
    ${late.map((name) =>
      notice({
        tone: 'warning',
        icon: 'phone',
        body: html`<b>${text('late.name', {name: medicine(name)})}${lateText(r)}</b>`,
      }),
    )}
    ${heading({text: text('done.next'), level: r.level + 1})}
    <p>${text('done.practice', {date: dayOf(r, promisedBy)})}</p>
    <p>${whenReady(r, request)}</p>
    ${summary([
      {term: text('check.for'), value: nameOf(person.name)},
      {term: text('check.pharmacy'), value: [nameOf(pharmacy.name), ', ', text(`handover.${handover}`)]},
      {term: text('check.remark'), value: remark && html`<bdi>${remark}</bdi>`},
    ])}
    <div class="actions">
      ${button({text: text('done.print'), onClick: () => print()})}
      ${
        offers(r.practice!, 'listRepeatRequests')
          ? button({text: text('choose.list'), kind: 'quiet', onClick: () => r.send({is: 'list'})})
          : nothing
      }
      ${button({text: text('done.another'), kind: 'quiet', onClick: () => r.send({is: 'new'})})}
    </div>`;
}
