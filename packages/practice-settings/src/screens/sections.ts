// One screen per group of settings.
import {formatDay} from '@gp-elements/core';
import {button, heading, notice} from '@gp-elements/ui';
import {fieldGroup, textField} from '@gp-elements/ui/fields';
import {html, nothing} from 'lit';
import {
  type Json,
  listAt,
  type Pointer,
  signedOff,
  unsigned,
  valueAt,
  withRow,
  withValue,
} from '../document.ts';
import type {SettingsController} from '../practice-settings.controller.ts';
import {isSettingsKey, type SettingsKey} from '../practice-settings.strings.ts';
import {KIND, type List, type Section, SIGNS} from '../sections.ts';
import {faultOf, fieldView, given, idOf, written} from './fields.ts';

const key = (text: string) => text as SettingsKey;

/** What a row is called: the day of an hour, the first day of a closure, the name of a service. */
function rowName(c: SettingsController, at: Pointer, index: number): string {
  const {t, locale} = c.strings;
  const day = c.valueAt(`${at}/dayOfWeek`);
  if (typeof day === 'string') return t(key(`day.${day}`));
  const service = c.valueAt(`${at}/service`);
  if (typeof service === 'string') {
    const name = `service.${service}`;
    return isSettingsKey(name) ? t(name) : service;
  }
  const from = c.valueAt(`${at}/from`);
  return typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from)
    ? formatDay(from, locale, {year: true})
    : t('row.closure', {number: index + 1});
}

function listView(c: SettingsController, list: List): unknown {
  const {text, t} = c.strings;
  const rows = listAt(c.document, list.at);
  const name = list.at.slice(1);
  return html`${
      list.fresh
        ? button({
            text: text(key(`add.${name}`)),
            onClick: () => {
              // On top, where it is seen: the order says nothing.
              c.edit(withValue(c.document, list.at, [list.fresh!, ...rows]));
              c.focusOn(`#${idOf(`${list.at}/0${list.row[0]!.at}`)}`);
            },
          })
        : nothing
    }
    ${rows.length === 0 ? html`<p class="hint">${text(key(`none.${name}`))}</p>` : nothing}
    <div class="rows">
      ${rows.map((_, index) => {
        const at = `${list.at}/${index}`;
        const called = rowName(c, at, index);
        const fault = faultOf(c, at);
        return html`<fieldset class="one" part="row" id=${idOf(at)} tabindex=${fault ? -1 : nothing}>
          <legend>${called}</legend>
          ${fault ? html`<p class="error">${fault}</p>` : nothing}
          <div class="pair">
            ${list.row.map((field) => fieldView(c, at, field))}
            ${
              list.fresh
                ? html`<div class="end">
                    ${button({
                      text: text('row.remove'),
                      label: t('row.remove-of', {name: called}),
                      kind: 'quiet',
                      onClick: () => {
                        c.edit(withValue(c.document, at, undefined));
                        c.focusOn('.place [data-focus]');
                      },
                    })}
                  </div>`
                : nothing
            }
          </div>
        </fieldset>`;
      })}
    </div>`;
}

const KINDS = '/booking/appointmentTypes';

function kindsView(c: SettingsController): unknown {
  const {text, t} = c.strings;
  const {kinds} = c.state.value!;
  const offered = listAt(c.document, KINDS).map((kind) => valueAt(kind, '/sourceId'));
  const others = offered.filter((id) => !kinds.some(({sourceId}) => sourceId === id)).map(String);
  const all = [
    ...kinds.map((kind) => ({...kind, isUnknown: false})),
    ...others.map((id) => ({sourceId: id, name: id, isUnknown: true})),
  ];
  return html`<div class="rows">
    ${all.map(({sourceId, name, isUnknown}) => {
      const index = offered.indexOf(sourceId);
      const at = `${KINDS}/${index}`;
      const isFaulty = index >= 0 && c.errorAt(at, true) !== undefined;
      const isByPhone = index >= 0 && c.valueAt(`${at}/selfBookable`) === false;
      const state = index < 0 ? 'kind.not-offered' : isByPhone ? 'kind.by-phone' : 'kind.online';
      return html`<details class="one" part="row" ?open=${isFaulty}>
        <summary><b>${given(name)}</b> <small>${text(isUnknown ? 'kind.unknown' : state)}</small></summary>
        ${
          index < 0
            ? button({
                text: text('kind.offer'),
                label: t('kind.offer-of', {name}),
                onClick: () => {
                  const fresh = {sourceId, durationMinutes: 10, channel: 'practice'};
                  c.edit(withRow(c.document, KINDS, fresh));
                  c.focusOn(`#${idOf(`${KINDS}/${offered.length}/selfBookable`)}`);
                },
              })
            : html`<div class="pair">${KIND.map((field) => fieldView(c, at, field))}</div>
                ${button({
                  text: text('kind.withdraw'),
                  label: t('kind.withdraw-of', {name}),
                  kind: 'quiet',
                  onClick: () => c.edit(withValue(c.document, at, undefined)),
                })}`
        }
      </details>`;
    })}
  </div>`;
}

function signOff(c: SettingsController): unknown {
  const {text, t} = c.strings;
  const at = `/alarmSigns/${written(c.valueAt('/language'))}`;
  const by = c.valueAt(`${at}/signedOffBy`);
  if (typeof by === 'string')
    return notice({
      tone: 'success',
      body: text('signed.by', {name: given(by), version: written(c.valueAt(`${at}/version`))}),
    });
  return html`${notice({tone: 'warning', body: text('signed.not')})}
  ${textField({
    id: 'signer',
    label: text('signed.name'),
    hint: text('signed.hint'),
    value: c.signer,
    error: c.isSignerMissing && t('signed.missing'),
    onInput: (value) => {
      c.signer = value;
      c.isSignerMissing = false;
      c.host.requestUpdate();
    },
  })}
  ${button({text: text('signed.do'), onClick: () => c.sign(signedOff)})}`;
}

function alarmView(c: SettingsController, level: number): unknown {
  const {text} = c.strings;
  const change = (next: Json) => c.edit(unsigned(next, c.saved));
  const languages = Object.keys((c.valueAt('/alarmSigns') ?? {}) as Record<string, unknown>);
  return html`${signOff(c)}
    ${languages.map((language) => {
      const at = `/alarmSigns/${language}/groups`;
      return html`${heading({text: new Intl.DisplayNames(c.strings.locale, {type: 'language'}).of(language), level})}
        <div class="rows">
          ${listAt(c.document, at).map((_, index) =>
            fieldGroup({
              id: idOf(`${at}/${index}/title`),
              legend: given(c.valueAt(`${at}/${index}/title`)),
              content: html`<div class="one">
                ${SIGNS.map((field) => fieldView(c, `${at}/${index}`, field, change))}
              </div>`,
            }),
          )}
        </div>`;
    })}
    <p class="hint">${text('alarm.more')}</p>`;
}

export function sectionView(c: SettingsController, section: Section, level: number): unknown {
  const {text} = c.strings;
  return html`<p>${text(key(`about.${section.name}`))}</p>
    ${section.lists?.map((list) => listView(c, list))}
    ${section.fields ? html`<div class="pair">${section.fields.map((field) => fieldView(c, '', field))}</div>` : nothing}
    ${section.name === 'kinds' ? kindsView(c) : nothing}
    ${section.name === 'alarm' ? alarmView(c, level + 1) : nothing}`;
}
