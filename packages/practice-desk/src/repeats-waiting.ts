import {LiveController} from '@gp-elements/core/live';
import {listRepeatTasks} from '@gp-elements/core/repeat-tasks';
import type {ReactiveController} from 'lit';
import type {DeskController} from './practice-desk.controller.ts';

/** What happens together is read together. ms. */
const PAUSE_MS = 80;

/** How many repeats wait for the practice, for who looks at another view: nobody forgets what they cannot see. */
export class RepeatsWaiting implements ReactiveController {
  /** 0 while it is not known. */
  count = 0;
  readonly #desk: DeskController;
  #isRead = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: DeskController) {
    this.#desk = desk;
    new LiveController(desk.host, desk.provider, ({type}) => {
      if (type !== 'repeat-request-changed' && type !== 'practice-changed' && type !== 'reset') return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.read(), PAUSE_MS);
    });
    desk.host.addController(this);
  }

  /** As soon as it is known who sits here and what the practice has. */
  hostUpdate(): void {
    if (!this.#isRead) this.read();
  }
  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.count = 0;
    this.#isRead = false;
  }

  /** A count that cannot be read is no trouble to tell of: it stays as it was, and the view says what is wrong. */
  readonly read = (): void => {
    const desk = this.#desk;
    if (!desk.isStaff || !desk.views.includes('repeats')) return;
    this.#isRead = true;
    listRepeatTasks(desk.shared.client, {limit: 1}).then(
      ({counts}) => {
        this.count = counts.reduce((sum, {open}) => sum + open, 0);
        desk.host.requestUpdate();
      },
      () => {},
    );
  };
}
