/** What we need of whatever brings a message to a person: a mail server, a sender of text messages, a folder. */

export interface Message {
  /** The same at every try, and no other message's: what tells two from one. */
  id: string;
  /** An address or a number. */
  to: string;
  /** BCP 47. */
  language: string;
  subject: string;
  text: string;
  /** ms UTC. */
  at: number;
  /** The page on which one unsubscribes from messages like this one. */
  unsubscribeAt?: string;
}

/** `fault` is a short code, never what the other side wrote. */
export type Delivery =
  | {outcome: 'sent'}
  /** Not taken, and never will be. */
  | {outcome: 'refused'; fault: string}
  /** Not taken now. With `isDown` that goes for every message. */
  | {outcome: 'later'; fault: string; isDown: boolean}
  /** It may have been taken: only the other side knows. */
  | {outcome: 'unknown'; fault: string}
  /** `handOver` said no, so nothing left. */
  | {outcome: 'withdrawn'};

export interface Messenger {
  /** True when the same message given twice is one message all the same. */
  readonly isRepeatable: boolean;
  /**
   * Sends one message. Never throws for what the other side does, and ends within five minutes.
   *
   * @param handOver Awaited once, just before the first byte of the message leaves. After false nothing may leave.
   */
  send(message: Message, handOver: () => Promise<boolean>): Promise<Delivery>;
}
