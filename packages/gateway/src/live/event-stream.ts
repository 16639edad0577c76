import {Readable} from 'node:stream';

/** More than this waiting for a reader who does not read: it is cut off, and goes on from its last id when it is back. */
const MOST_WAITING = 64 * 1024;

/** The body of one follower's answer, written as things happen. */
export class EventStream extends Readable {
  /** Nothing is made on demand: what happens is pushed. */
  override _read(): void {}

  write(text: string): void {
    if (this.destroyed || this.readableEnded) return;
    this.push(text);
    if (this.readableLength > MOST_WAITING) this.destroy();
  }

  end(): void {
    if (!this.destroyed) this.push(null);
  }
}
