// Who changed what, and the way back.
import {formatDayTime, type SettingsChange} from '@gp-elements/core';
import {button, loadingView, nameOf} from '@gp-elements/ui';
import {html, nothing} from 'lit';
import type {Pointer} from '../document.ts';
import type {SettingsController} from '../practice-settings.controller.ts';
import type {SettingsKey} from '../practice-settings.strings.ts';
import {sectionOf} from '../sections.ts';

/** The screens that parts stand on, in words, each once. */
export function partNames(c: SettingsController, parts: readonly Pointer[]): string {
  const {t, locale} = c.strings;
  const names = parts.map((part) => t(`place.${sectionOf(part) ?? 'other'}` as SettingsKey));
  return new Intl.ListFormat(locale, {type: 'conjunction'}).format(new Set(names));
}

/** What a change altered, and when: how its undoing is asked for. */
export function changeName(c: SettingsController, {parts, at}: SettingsChange): {what: string; when: string} {
  const {t, locale} = c.strings;
  return {
    what: parts.length > 0 ? partNames(c, parts) : t('history.first'),
    when: formatDayTime(at, locale, c.zone, {year: true}),
  };
}

function changeView(c: SettingsController, change: SettingsChange): unknown {
  const {text, t} = c.strings;
  const {what, when} = changeName(c, change);
  return html`<li part="row">
    <div>
      <b>${what}</b><br />
      ${when}, ${change.by ? nameOf(change.by.name) : text('history.file')}
      ${change.undoes === undefined ? nothing : html`<br /><small>${text('history.undoes')}</small>`}
    </div>
    ${
      change.undo.allowed
        ? button({
            text: text('undo'),
            label: t('undo-of', {what, when}),
            busy: c.isBusy,
            onClick: () => c.ask({is: 'undo', change}),
          })
        : nothing
    }
  </li>`;
}

export function historyView(c: SettingsController): unknown {
  const {text} = c.strings;
  const {state, value} = c.history;
  return html`<p>${text('about.history')}</p>
    ${
      state.state === 'failed'
        ? html`<p class="error" role="status">${text('history.failed')}</p>
            ${button({text: text('again'), onClick: c.readHistory})}`
        : nothing
    }
    ${
      value
        ? html`<ul class="changes">
            ${value.map((change) => changeView(c, change))}
          </ul>`
        : state.state === 'loading'
          ? loadingView(text('loading'))
          : nothing
    }
    ${
      value && c.older !== undefined
        ? button({text: text('history.more'), busy: state.state === 'loading', onClick: c.readOlder})
        : nothing
    }`;
}
