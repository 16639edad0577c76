/**
 * A backend that has times and takes bookings, but knows no holds, no moving and no cancelling: as an adapter on a modest
 * record system would be.
 */
import type {components} from '@gp-elements/contract';
import {startFront, type FrontServer, type Given} from './front-server.ts';

type Practice = components['schemas']['Practice'];

const REASON = 'Ons systeem kan dit nog niet.';
/** Operations that are not there, by how they are asked for. */
const REMOVED: Readonly<Record<string, RegExp>> = {
  createSlotHold: /^POST \/v1\/slot-holds$/,
  releaseSlotHold: /^DELETE \/v1\/slot-holds\/[^/]+$/,
  extendSlotHold: /^POST \/v1\/slot-holds\/[^/]+\/extension$/,
  rescheduleAppointment: /^POST \/v1\/appointments\/[^/]+\/rescheduling$/,
  cancelAppointment: /^POST \/v1\/appointments\/[^/]+\/cancellation$/,
};
export const REMOVED_OPERATIONS = Object.keys(REMOVED);

const NOT_THERE: Given = {
  status: 404,
  headers: {'content-type': 'application/problem+json'},
  body: JSON.stringify({type: 'about:blank', title: 'Not Found', status: 404, code: 'not-found'}),
};

export interface HalfBackend extends FrontServer {
  /** Requests for an operation that is not there: a client that reads what is offered sends none. */
  askedInVain: string[];
}

/** Says in the practice that the operations are by phone, with the reason. */
function declare(text: string): string {
  const practice = JSON.parse(text) as Practice;
  const operations = REMOVED_OPERATIONS.map((operation) => ({
    operation,
    mode: 'phone' as const,
    reason: REASON,
  }));
  const services = practice.services.map((service) =>
    service.service === 'booking' ? {...service, operations} : service,
  );
  return JSON.stringify({...practice, services});
}

/**
 * @param behind Origin of the whole gateway.
 * @param isDeclared False leaves the practice claiming that everything works.
 */
export async function startHalfBackend(behind: string, {isDeclared = true} = {}): Promise<HalfBackend> {
  const askedInVain: string[] = [];
  const front = await startFront(behind, {
    answer({method, path}) {
      const asked = `${method} ${path}`;
      if (!Object.values(REMOVED).some((pattern) => pattern.test(asked))) return undefined;
      askedInVain.push(asked);
      return NOT_THERE;
    },
    change: ({path}, text) => (isDeclared && path === '/v1/practice' ? declare(text) : undefined),
  });
  return {...front, askedInVain};
}
