import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {heading as drawHeading} from './heading.ts';
import {icon, type IconName} from './icon.ts';

const icons = {
  info: 'info',
  warning: 'warning',
  danger: 'warning',
  success: 'check',
} as const satisfies Record<string, IconName>;

export interface NoticeOptions {
  tone: keyof typeof icons;
  heading?: Words;
  /** Level of the heading. Default 3. */
  level?: number | undefined;
  body?: Words;
  /** Buttons and links below the text. */
  actions?: Words;
  /** Other sign than the tone's. */
  icon?: IconName | undefined;
  /** Gets the focus when it appears (`focusHeading`): a failure of what the person did. */
  isFocusTarget?: boolean | undefined;
}

/** A message that stands out, by a line and a sign as well as by colour. */
export const notice = ({
  tone,
  heading,
  level = 3,
  body,
  actions,
  isFocusTarget,
  ...more
}: NoticeOptions): TemplateResult =>
  html`<div
    class="notice ${tone}"
    part="notice notice-${tone}"
    tabindex=${isFocusTarget ? -1 : nothing}
    ?data-focus=${isFocusTarget}
  >
    ${icon(more.icon ?? icons[tone])}
    <div class="stack">
      ${heading === undefined ? nothing : drawHeading({text: heading, level})}
      ${body === undefined ? nothing : html`<div>${body}</div>`} ${actions}
    </div>
  </div>`;
