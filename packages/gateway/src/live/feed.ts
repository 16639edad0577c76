/**
 * Reads the outbox once for all followers and hands each new event to them in order. Every process looks for itself, so
 * that what another one wrote (an import, a second gateway on the same database) is told as well.
 */
import {setTimeout as pause} from 'node:timers/promises';
import type {Kysely} from 'kysely';
import {eventsAfter, firstEvent, lastEvent, type OutboxRow} from '../store/outbox.ts';
import type {Database} from '../store/schema.ts';

/** How often it looks, ms: a change is on other screens well within a second. */
const LOOK_MS = 200;
/** A sign of life, so that proxies keep the connection and the other side notices when it is dead, ms. */
const HEARTBEAT_MS = 15_000;
const PAGE = 500;
/** Pages that one person has open at once; the oldest of more is ended. */
const MOST_OF_ONE = 10;

export interface Follower {
  /** Who follows: an actor's id. */
  owner: string;
  /** In order, each event once, never before the one before was dealt with. */
  event(event: OutboxRow): Promise<void> | void;
  /** What came after the number it asked for is no longer known; what comes after `seq` will be told. */
  reset(seq: number): void;
  heartbeat(): void;
  /** It hears no more: the gateway stops, or could not find out whether it may hear. */
  end(): void;
}

export interface Feed {
  /**
   * Tells everything after event `after`, or from now on.
   *
   * @returns The number from which it tells, and how to stop.
   */
  follow(follower: Follower, after: number | undefined): Promise<{from: number; stop: () => void}>;
  /** Ends every follower, and looks no more. */
  close(): void;
}

/** One follower, and what they still have to hear, one after the other. */
class Line {
  readonly follower: Follower;
  /** The last event that it heard of, or that was before its time. */
  #heard: number;
  #queue: Promise<void> = Promise.resolve();
  #isLeft = false;

  constructor(follower: Follower, after: number) {
    this.follower = follower;
    this.#heard = after;
  }

  tell(events: () => Promise<readonly OutboxRow[]> | readonly OutboxRow[]): void {
    this.#queue = this.#queue
      .then(async () => {
        for (const event of await events()) {
          if (this.#isLeft || event.seq <= this.#heard) continue;
          this.#heard = event.seq;
          await this.follower.event(event);
        }
      })
      .catch(() => {
        // Not told and gone on would be lost. It comes back, and asks from its last id.
        this.leave();
        this.follower.end();
      });
  }

  leave(): void {
    this.#isLeft = true;
  }
}

export function createFeed(db: Kysely<Database>): Feed {
  const lines = new Set<Line>();
  /** All events up to this one were handed out. */
  let position = 0;
  let isLooking = false;
  let isClosed = false;

  async function look(): Promise<void> {
    let events: OutboxRow[];
    do {
      events = await eventsAfter(db, position, PAGE);
      const found = events;
      position = found.at(-1)?.seq ?? position;
      for (const line of lines) if (found.length > 0) line.tell(() => found);
    } while (events.length === PAGE);
  }

  async function keepLooking(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    let heartbeatAt = performance.now() + HEARTBEAT_MS;
    while (lines.size > 0 && !isClosed) {
      // A database in trouble says so to whoever asks it; what is not told now is told at the next look.
      await look().catch(() => {});
      if (performance.now() >= heartbeatAt) {
        heartbeatAt = performance.now() + HEARTBEAT_MS;
        for (const {follower} of lines) follower.heartbeat();
      }
      await pause(LOOK_MS, undefined, {ref: false});
    }
    isLooking = false;
  }

  /** What a follower missed: after `after`, up to where it will hear by itself. */
  async function missed(after: number, upTo: number): Promise<OutboxRow[]> {
    const found: OutboxRow[] = [];
    for (let from = after; from < upTo;) {
      const page = (await eventsAfter(db, from, PAGE)).filter(({seq}) => seq <= upTo);
      if (page.length === 0) break;
      found.push(...page);
      from = page.at(-1)?.seq ?? upTo;
    }
    return found;
  }

  function endOldestOf(owner: string): void {
    const own = [...lines].filter(({follower}) => follower.owner === owner);
    for (const {follower} of own.slice(0, Math.max(0, own.length - MOST_OF_ONE))) follower.end();
  }

  return {
    async follow(follower, after) {
      const last = await lastEvent(db);
      const first = await firstEvent(db);
      // Nobody looked while nobody was there. From here to the end nothing else runs.
      if (!isLooking) position = last;
      // Ahead of us: the database is an older copy of what it was.
      const isLost = after !== undefined && after !== last && (after > last || !first || first > after + 1);
      const from = isLost ? last : (after ?? last);
      const line = new Line(follower, from);
      lines.add(line);
      if (isLost) follower.reset(last);
      const upTo = position;
      if (from < upTo) line.tell(() => missed(from, upTo));
      endOldestOf(follower.owner);
      if (isClosed) follower.end();
      else void keepLooking();
      const stop = (): void => {
        line.leave();
        lines.delete(line);
      };
      return {from, stop};
    },
    close() {
      isClosed = true;
      for (const {follower} of [...lines]) follower.end();
    },
  };
}
