import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {icon, type IconName} from './icon.ts';

export interface ButtonOptions {
  /** Says what happens: "Afspraak bevestigen". */
  text: Words;
  /** One primary action per screen. `quiet` looks like a link. Default `secondary`. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  onClick: (event: MouseEvent) => void;
  /** Waiting for an answer: it keeps the focus, and does nothing. */
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  icon?: IconName | undefined;
  /** More than the visible text, which it must begin with. */
  label?: string | undefined;
  /** Extra `::part` names. */
  part?: string | undefined;
}

export function button({
  text,
  kind = 'secondary',
  onClick,
  busy,
  disabled,
  ...more
}: ButtonOptions): TemplateResult {
  return html`<button
    type="button"
    class="button ${kind}"
    part="button button-${kind} ${more.part ?? ''}"
    ?disabled=${disabled}
    aria-disabled=${busy ? 'true' : nothing}
    aria-label=${more.label ?? nothing}
    @click=${busy ? nothing : onClick}
  >
    ${more.icon && icon(more.icon)}<span>${text}</span>
  </button>`;
}

export interface LinkButtonOptions {
  text: Words;
  href: string;
  kind?: 'primary' | 'secondary' | 'quiet' | undefined;
  icon?: IconName | undefined;
  /** File name, where the address is a file to keep. */
  download?: string | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
}

/** A link that looks like a button: for what opens something, never for what changes something. */
export const linkButton = ({text, href, kind = 'secondary', ...more}: LinkButtonOptions): TemplateResult =>
  html`<a
    class="button ${kind}"
    part="button button-${kind}"
    href=${href}
    download=${more.download ?? nothing}
    @click=${more.onClick ?? nothing}
    >${more.icon && icon(more.icon)}<span>${text}</span></a
  >`;
