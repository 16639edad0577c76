import {renderLoadable, type Practice, type ProviderController} from '@gp-elements/core';
import {html} from 'lit';
import {button} from './button.ts';
import {loadingView} from './loading.ts';
import {notice} from './notice.ts';

/** Texts that every widget has. */
export type ConnectionKey = 'no-provider' | 'loading' | 'fail.offline' | 'fail.unexpected' | 'again';

/** What a widget's controller gives to this. */
export interface Connection {
  readonly provider: ProviderController;
  readonly strings: {readonly isReady: boolean};
  readonly text: (key: ConnectionKey) => unknown;
}

/** The widget once the practice is known; until then, and without it, what a server drew or the page's own fallback. */
export function renderConnection(
  {provider, strings, text}: Connection,
  ready: () => unknown,
  firstState?: Node | null,
): unknown {
  // In an element of its own: the page's words and links are lines of text, not cells of a grid.
  const fallback = firstState ?? html`<div><slot></slot></div>`;
  if (provider.status === 'none') return [fallback, notice({tone: 'warning', body: text('no-provider')})];
  const loading = () => firstState ?? [fallback, loadingView(text('loading'))];
  const shared = provider.value;
  if (!shared || !strings.isReady) return loading();
  return renderLoadable<Practice, unknown>(shared.practice, {
    loading,
    empty: null,
    ready,
    failed: ({kind}, previous) =>
      previous
        ? ready()
        : [
            fallback,
            notice({
              tone: 'danger',
              body: text(kind === 'offline' ? 'fail.offline' : 'fail.unexpected'),
              actions: button({text: text('again'), onClick: shared.reload}),
            }),
          ],
  });
}
