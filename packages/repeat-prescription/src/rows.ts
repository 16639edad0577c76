import type {ReactiveControllerHost} from 'lit';
import {guard} from 'lit/directives/guard.js';

/** Rows that are drawn or changed at once: more would hold up a slow phone for a twentieth of a second. */
const AT_ONCE = 4;

/** Draws a long list a few rows at a time, and a row only when it is another: of hundreds, one press changes one. */
export class Rows {
  readonly #host: ReactiveControllerHost;
  /** What each place was drawn of. */
  readonly #drawn = new Map<string, readonly unknown[]>();
  #left = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Before the list is drawn. */
  begin(): void {
    this.#left = AT_ONCE;
  }

  /** The list is not on screen any more. */
  reset(): void {
    this.#drawn.clear();
  }

  /** The row at a place, `of` all that it depends on; as it was before, or nothing, until it is its turn. */
  draw(place: string, of: readonly unknown[], row: () => unknown): unknown {
    const known = this.#drawn.get(place);
    let now: readonly unknown[] | undefined = of;
    if (!known?.every((one, index) => one === of[index])) {
      if (this.#left-- > 0) this.#drawn.set(place, of);
      else {
        now = known;
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#host.requestUpdate();
        });
      }
    }
    return now && guard([...now], row);
  }
}
