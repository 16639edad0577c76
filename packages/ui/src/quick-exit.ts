import type {TemplateResult} from 'lit';
import {button} from './button.ts';

export interface QuickExitOptions {
  /** The element that shows what nobody else should see. */
  host: HTMLElement;
  href: string;
  /** "Snel weg". */
  text: string;
  /** What it does, after the text. */
  label: string;
}

/**
 * The way out for who must not be seen with this page: at the same place on every step. It empties the screen before the
 * other page is there, and takes this page out of the history. What was typed stays as a draft.
 */
export const quickExit = ({host, href, text, label}: QuickExitOptions): TemplateResult =>
  button({
    text,
    label: `${text}: ${label}`,
    kind: 'quiet',
    part: 'quick-exit',
    onClick: () => {
      host.style.setProperty('display', 'none', 'important');
      location.replace(href);
    },
  });
