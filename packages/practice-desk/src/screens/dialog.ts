import {button, nameOf} from '@gp-elements/ui';
import {html, nothing} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {refusalField} from './item.ts';
import type {DeskKey} from '../practice-desk.strings.ts';

const keys: readonly (readonly [string, DeskKey])[] = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['Enter', 'keys.open'],
  ['Esc', 'keys.back'],
  ['a', 'keys.accept'],
  ['r', 'keys.refuse'],
  ['Ctrl + Enter', 'keys.send'],
  ['h', 'keys.handled'],
  ['x', 'keys.choose'],
  ['Shift + ↓', 'keys.extend'],
  ['Ctrl + A', 'keys.all'],
  ['u', 'keys.undo'],
  ['?', 'keys.help'],
];

/** The one question at a time. */
export function dialogView(d: DeskController): unknown {
  const {question, strings, level} = d;
  const {work} = d.item;
  const {text} = strings;
  const name = nameOf(work?.item.assignee?.name ?? '');
  const no = button({text: text('ask.no'), onClick: () => d.answer()});
  switch (question?.is) {
    case 'keys':
      return d.dialog.render({
        id: 'ask',
        heading: text('keys.heading'),
        level,
        body: html`<table class="keys">
          <thead class="hidden">
            <tr>
              <th scope="col">${text('keys.key')}</th>
              <th scope="col">${text('keys.does')}</th>
            </tr>
          </thead>
          <tbody>
            ${keys.map(
              ([key, does]) =>
                html`<tr>
                  <th scope="row"><kbd>${key}</kbd></th>
                  <td>${text(does)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
        actions: button({text: text('keys.close'), kind: 'primary', onClick: () => d.answer()}),
      });
    case 'take-over':
      return d.dialog.render({
        id: 'ask',
        heading: text('ask.take-over', {name}),
        level,
        body: html`<p>${text('ask.take-over-text', {name})}</p>`,
        actions: [
          button({
            text: text('item.take-over'),
            kind: 'primary',
            onClick: () =>
              d.answer(() => {
                d.item.assign(true);
                d.focusOn('.item [data-focus]');
              }),
          }),
          no,
        ],
      });
    case 'leave':
      return d.dialog.render({
        id: 'ask',
        heading: text('ask.leave'),
        level,
        body: html`<p>${text('ask.leave-text')}</p>`,
        actions: [
          button({
            text: text('ask.leave-yes'),
            kind: 'danger',
            onClick: () =>
              d.answer(() => {
                d.item.type('');
                question.then();
              }),
          }),
          no,
        ],
      });
    case 'refuse-many':
      return d.dialog.render({
        id: 'ask',
        heading: text('many.refuse-heading', {count: d.many.fitting('refuse').length}),
        level,
        body: refusalField(d, {
          id: 'refusal-many',
          value: d.many.text,
          isFaulty: d.many.isFaulty,
          isForMany: true,
          onInput: d.many.type,
        }),
        actions: [
          button({
            text: html`${text('item.send-refusal')} <kbd aria-hidden="true">ctrl ↵</kbd>`,
            kind: 'primary',
            onClick: d.many.refuse,
          }),
          button({text: text('item.no-refusal'), kind: 'quiet', onClick: () => d.answer()}),
        ],
      });
    case undefined:
      return nothing;
  }
}
