import type {RepeatStep, RepeatTask} from '@gp-elements/core';
import {button, nameOf} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {isWaiting} from './decisions.ts';
import type {Repeats} from './repeats.controller.ts';

const STEPS: readonly RepeatStep[] = ['prepare', 'authorise', 'prescribe', 'done'];

/** What is to be done next, with how many there are of each. */
export function steps(repeats: Repeats): TemplateResult {
  const {text, t} = repeats.strings;
  const counts = repeats.loaded.value?.counts ?? [];
  return html`<div class="filters" role="group" aria-label=${t('steps')}>
    ${STEPS.map((step) => {
      const open = counts.find((one) => one.step === step)?.open;
      return html`<button
        type="button"
        class="filter"
        part="filter"
        aria-pressed=${repeats.step === step}
        @click=${() => repeats.show(step)}
      >
        ${text(`step.${step}`)} ${open === undefined ? nothing : html`<b>${open}</b>`}
      </button>`;
    })}
  </div>`;
}

/** What can be done to all that ask for no look of their own. */
export function together(repeats: Repeats): unknown {
  const {text} = repeats.strings;
  const {progress, plain} = repeats;
  const count = plain.length;
  if (progress)
    return html`<p class="busy">
      ${text('many.busy', progress)} <progress max=${progress.count} value=${progress.done}></progress>
    </p>`;
  return count === 0
    ? nothing
    : button({
        text: text(repeats.step === 'prepare' ? 'many.prepare' : 'many.authorise', {count}),
        kind: repeats.open ? 'secondary' : 'primary',
        busy: repeats.isBusy,
        onClick: repeats.startMany,
      });
}

function row(repeats: Repeats, task: RepeatTask): TemplateResult {
  const {text} = repeats.strings;
  const {id, person, lines, promisedBy, hasSignals, isLate, remark} = task;
  const waiting = repeats.step === 'done' ? lines : lines.filter(isWaiting);
  const count = (waiting.length > 0 ? waiting : lines).length;
  return html`<li>
    <button
      type="button"
      class="task-row ${repeats.open?.id === id ? 'current' : ''}"
      part="item-row"
      data-task=${id}
      aria-current=${repeats.open?.id === id ? 'true' : nothing}
      @click=${() => repeats.openTask(task)}
    >
      <b>${nameOf(person.name)}</b>
      <span>${text('row', {count})}</span>
      <small class=${isLate ? 'late' : ''}
        >${
          repeats.step === 'done'
            ? nothing
            : text(isLate ? 'row.late' : 'row.due', {day: repeats.day(promisedBy)})
        }</small
      >
      ${hasSignals || remark ? html`<b class="look">${text('row.signals')}</b>` : nothing}
    </button>
  </li>`;
}

export function rows(repeats: Repeats): TemplateResult {
  const {text, t} = repeats.strings;
  const {tasks} = repeats;
  return tasks.length === 0
    ? html`<p>${text(`empty.${repeats.step}`)}</p>`
    : html`<ul class="task-rows" part="list" aria-label=${t('list')}>
        ${repeat(
          tasks,
          ({id}) => id,
          (task) => row(repeats, task),
        )}
      </ul>`;
}
