import {formatCountdown} from '@gp-elements/core';
import {button, icon} from '@gp-elements/ui';
import {html, nothing} from 'lit';
import type {ScreenAt} from '../booking.machine.ts';
import type {Later} from '../later.ts';

/** So far our clock may be behind the gateway's, which tells whole seconds: of ten minutes never more is shown. ms. */
const LAG_MS = 1000;

/** How long the time is still kept; or that it is not, and what can be done. */
export function holdLine({b, holds}: Later, screen: ScreenAt<'details' | 'check'>): unknown {
  const {text} = b;
  const {keeping} = screen.picked;
  if (keeping.is !== 'held') return b.draw('aside', (aside) => aside.notHeld(screen));
  const {expiresAt, extensionsLeft} = keeping.hold;
  const left = html`<b><bdi>${formatCountdown(Date.parse(expiresAt) - b.now - LAG_MS)}</bdi></b>`;
  return html`<div class="row hold" part="hold">
    ${icon('clock')}<span>${text('hold.left', {left})}</span>
    ${extensionsLeft > 0 ? button({text: text('hold.more'), kind: 'quiet', onClick: holds.extend}) : nothing}
  </div>`;
}
