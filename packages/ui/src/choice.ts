import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {icon, type IconName} from './icon.ts';

export interface ChoiceCardOptions {
  title: Words;
  /** A line of explanation. */
  text?: Words;
  /** Short facts: length, place, with whom. */
  facts?: Words;
  icon?: IconName | undefined;
  /** Without it the card is no button: it tells why this cannot be chosen, in `text`. */
  onChoose?: (() => void) | undefined;
  isChosen?: boolean | undefined;
}

/** One of a few ways to go on. Put cards in `choices`. */
export function choiceCard({
  title,
  text,
  facts,
  onChoose,
  isChosen,
  ...more
}: ChoiceCardOptions): TemplateResult {
  const inner = html`${more.icon && icon(more.icon)}<span class="stack">
      <b>${title}</b>
      ${text && html`<span>${text}</span>`} ${facts && html`<span class="facts">${facts}</span>`}
    </span>`;
  return onChoose === undefined
    ? html`<div class="choice off" part="choice choice-off">${inner}</div>`
    : html`<button
        type="button"
        class="choice"
        part="choice"
        aria-pressed=${isChosen === undefined ? nothing : isChosen}
        @click=${onChoose}
      >
        ${inner}${icon('arrow')}
      </button>`;
}

/** A list of cards, times or anything else that belongs together; `name` says of what. */
export const choices = (
  name: string,
  items: readonly unknown[],
  kind: 'cards' | 'times' = 'cards',
): TemplateResult =>
  // A list without marks is no list to Safari, so it says what it is.
  html`<div class=${kind} role="list" aria-label=${name}>
    ${items.map((item) => html`<div role="listitem">${item}</div>`)}
  </div>`;

export interface TimeChipOptions {
  /** "09:00". */
  time: unknown;
  /** Such as the practitioner; left out when one was chosen. */
  note?: Words;
  /** For screen readers, after what is seen: the day, where the chip does not stand under it. */
  more?: string | undefined;
  onChoose: () => void;
  isChosen?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A time of thumb size. */
export const timeChip = ({time, note, more, onChoose, isChosen, disabled}: TimeChipOptions): TemplateResult =>
  html`<button
    type="button"
    class="time"
    part="time-slot"
    aria-pressed=${isChosen === undefined ? nothing : isChosen}
    ?disabled=${disabled}
    @click=${onChoose}
  >
    <bdi>${time}</bdi
    >${note && [' ', html`<small translate="no">${note}</small>`]}${more && html`<span class="hidden">${`, ${more}`}</span>`}
  </button>`;
