import {type Load, LoadController} from '@gp-elements/core';

/** Reads one thing for the screen, and anew only when the question is another one. */
export class Reading<T> extends LoadController<T> {
  #question: string | undefined;
  #load: Load<T> | undefined;
  #askedAt = 0;

  /** Asks, unless this was asked already. What was known about another question is forgotten at once. */
  ask(question: string, load: Load<T>): void {
    if (question === this.#question) return;
    this.reset();
    this.#question = question;
    this.#load = load;
    this.again();
  }

  /** Asks the same again if it was asked at least `ageMs` ago; what is known stays on screen meanwhile. */
  again(ageMs = 0): void {
    const now = performance.now();
    if (this.#load === undefined || (ageMs > 0 && now - this.#askedAt < ageMs)) return;
    this.#askedAt = now;
    void this.reload();
  }

  /** The same now; settles when it was answered. */
  async reload(): Promise<void> {
    if (this.#load) await this.run(this.#load);
  }

  /** What was read is no longer so: the next question counts as a new one. */
  forget(): void {
    this.#question = undefined;
  }
}
