/** What the practice offers online at all. */
import type {operations} from '@gp-elements/contract';

import type {PracticeSettings, Refusal, ServiceMode} from '../settings.ts';
import {refusal, type Situation} from './situation.ts';

/** Mode of one operation of the booking service; a service that the practice does not name is by phone. */
export function bookingMode({services}: PracticeSettings, operation: keyof operations): ServiceMode {
  const service = services.find((one) => one.service === 'booking');
  return service?.operations?.find((one) => one.operation === operation)?.mode ?? service?.mode ?? 'phone';
}

/** @param modes The modes in which the operation makes sense. */
export function judgeOperation(
  situation: Situation,
  operation: keyof operations,
  modes: readonly ServiceMode[] = ['direct', 'request'],
): Refusal | undefined {
  const {services} = situation.settings;
  if (modes.includes(bookingMode(situation.settings, operation))) return undefined;
  const service = services.find((one) => one.service === 'booking');
  const text = service?.operations?.find((one) => one.operation === operation)?.reason ?? service?.reason;
  return refusal(situation, 'operation-not-offered', text === undefined ? {} : {text});
}
