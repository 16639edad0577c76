/** What a file of journeys has opened. When opening stops half-way, what was opened is closed all the same. */
export class Closing {
  readonly #open: {close(): Promise<unknown>}[] = [];

  add<T extends {close(): Promise<unknown>}>(thing: T): T {
    this.#open.push(thing);
    return thing;
  }

  /** Closes all, the last opened first. */
  async close(): Promise<void> {
    for (const thing of this.#open.splice(0).reverse()) await thing.close();
  }
}
