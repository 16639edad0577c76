import {formatDayOf, type RepeatLine, type RepeatRequest, renderLoadable} from '@gp-elements/core';
import {button, heading, loadingView, nameOf, notice, phoneIn} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {offers} from '../offered.ts';
import {isOpen} from '../order.ts';
import type {Aside} from '../aside.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import type {ScreenAt} from '../repeat-prescription.machine.ts';
import {isKey} from '../repeat-prescription.strings.ts';
import {attempt, callPractice, dayOf, failureNotice, forWhom, medicine, title, whenReady} from './view.ts';

const dayAndBy = (r: RepeatController, {stateAt, stateBy}: RepeatLine): unknown => {
  const date = formatDayOf(stateAt, r.locale, r.practice!.timeZone);
  return stateBy ? r.text('state.when', {date, name: nameOf(stateBy)}) : date;
};

/** One medicine of an order, and how far it is: no further than somebody said. */
export function lineView(r: RepeatController, line: RepeatLine): TemplateResult {
  const {text} = r;
  const {name, state, reply, replyText, approved} = line;
  const said = `state.${state}`;
  const answer = `reply.${reply ?? ''}`;
  const agreed = [
    approved?.name && approved.name !== name ? medicine(approved.name) : nothing,
    approved?.amount,
    approved?.forDays === undefined ? nothing : text('approved.days', {count: approved.forDays}),
  ].filter((part) => part && part !== nothing);
  return html`<li>
    <b>${medicine(name)}</b><br />
    ${text(isKey(said) ? said : 'state.in-review', {phone: phoneIn(r)})}
    ${agreed.map((part, index) => [index ? ', ' : '', part])}
    ${isKey(answer) ? [' ', text(answer, {phone: phoneIn(r)})] : nothing}
    ${replyText ? html`<br /><q><bdi>${replyText}</bdi></q>` : nothing}
    ${state === 'submitted' ? nothing : html`<br /><small>${dayAndBy(r, line)}</small>`}
  </li>`;
}

function item(r: RepeatController, request: RepeatRequest): TemplateResult {
  const {text, strings} = r;
  const {createdAt, lines, pharmacy, handover, orderedBy, promisedBy, isLate, withdraw} = request;
  const practice = r.practice!;
  const ordered = dayOf(r, r.dayOf(createdAt));
  const isWaiting = lines.some(isOpen);
  const isOnItsWay = lines.some(({state}) => state.startsWith('approved') || state === 'sent');
  // What nobody has answered is on its way already.
  const isRepeatable = !isWaiting && offers(practice, 'createRepeatRequest');
  const act = (key: 'list.again' | 'list.withdraw', onClick: () => void) =>
    button({
      text: text(key),
      // Several buttons of one name: which is which is said after it.
      label: `${strings.t(key)}: ${ordered}, ${lines.map(({name}) => name).join(', ')}`,
      kind: key === 'list.withdraw' ? 'danger' : 'secondary',
      onClick,
    });
  return html`<section class="order" part="order">
    ${heading({text: text('list.ordered', {date: ordered}), level: r.level + 1})}
    ${orderedBy ? html`<p class="facts">${text('list.by', {name: nameOf(orderedBy.name)})}</p>` : nothing}
    <ul class="lines">
      ${lines.map((one) => lineView(r, one))}
    </ul>
    <p class="facts">${nameOf(pharmacy.name)}, ${text(`handover.${handover}`)}</p>
    ${
      isLate
        ? notice({tone: 'warning', icon: 'phone', body: callPractice(r, 'list.late')})
        : isWaiting
          ? html`<p>${text('list.until', {date: dayOf(r, promisedBy)})}</p>`
          : isOnItsWay
            ? html`<p>${whenReady(r, request)}</p>`
            : nothing
    }
    <div class="row">
      ${isRepeatable ? act('list.again', () => r.again(request)) : nothing}
      ${
        withdraw.allowed && offers(practice, 'withdrawRepeatRequest')
          ? act('list.withdraw', () => r.send({is: 'ask-withdraw', request}))
          : nothing
      }
    </div>
    ${isWaiting && !withdraw.allowed ? html`<p class="hint">${callPractice(r, 'list.call')}</p>` : nothing}
  </section>`;
}

/** Whether it shall be withdrawn, asked first. */
function question(
  {r, dialog, withdrawal, withdraw}: Aside,
  withdrawing: RepeatRequest | undefined,
): TemplateResult {
  const {text} = r;
  const keep = () => r.send({is: 'keep'});
  return dialog.render({
    id: 'withdraw',
    heading: text('withdraw.heading'),
    level: r.level + 1,
    body: [
      html`<ul>
        ${withdrawing?.lines.map(({name}) => html`<li>${medicine(name)}</li>`)}
      </ul>`,
      html`<p>${text('withdraw.text')}</p>`,
      attempt(r, withdrawal),
    ],
    actions: [
      button({
        text: text(withdrawal.isPending ? 'loading' : 'withdraw.yes'),
        kind: 'danger',
        busy: withdrawal.isPending,
        onClick: () => void withdraw(),
      }),
      button({text: text('withdraw.no'), onClick: keep}),
    ],
    onClose: keep,
  });
}

/** Orders of before, latest first. */
export function listScreen(aside: Aside, {withdrawing}: ScreenAt<'list'>): TemplateResult {
  const {r, withdrawn} = aside;
  const {text, requests} = r;
  const items = ({items: all}: {items: readonly RepeatRequest[]}) => all.map((request) => item(r, request));
  return html`${title(r, 'list.heading')} ${forWhom(r)}
    ${withdrawn ? notice({tone: 'success', body: text('list.withdrawn'), isFocusTarget: true}) : nothing}
    ${renderLoadable<{items: readonly RepeatRequest[]; hasMore: boolean}, unknown>(requests.state, {
      loading: () => loadingView(text('loading')),
      empty: {is: ({items: all}) => all.length === 0, view: () => html`<p>${text('list.empty')}</p>`},
      ready: items,
      failed: (failure, previous) => [
        failureNotice(r, failure, () => void r.readRequests()),
        previous ? items(previous) : nothing,
      ],
    })}
    <div class="actions">
      ${requests.value?.hasMore ? button({text: text('list.older'), kind: 'quiet', onClick: r.older}) : nothing}
      ${
        offers(r.practice!, 'createRepeatRequest')
          ? button({text: text('list.new'), kind: 'primary', onClick: () => r.send({is: 'new'})})
          : nothing
      }
    </div>
    ${question(aside, withdrawing)}`;
}
