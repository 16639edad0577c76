import type {Practice, ServiceMode} from '@gp-elements/core';

/** An operation that the widget asks about before it draws what needs it. */
export type Asked = 'createRepeatRequest' | 'listRepeatRequests' | 'withdrawRepeatRequest';

type Facts = Pick<Practice, 'services'>;

const serviceOf = ({services}: Facts) => services.find(({service}) => service === 'repeat-prescription');

const operationOf = (practice: Facts, name: Asked) =>
  serviceOf(practice)?.operations?.find(({operation}) => operation === name);

/** Whether it is offered online. What the practice does not mention, or calls what we do not know, is by phone. */
export function offers(practice: Facts, name: Asked): boolean {
  const mode: ServiceMode | undefined = operationOf(practice, name)?.mode ?? serviceOf(practice)?.mode;
  return mode === 'direct' || mode === 'request';
}

/** Why it is by phone, in the practice's words. */
export const reasonOf = (practice: Facts): string | undefined =>
  operationOf(practice, 'createRepeatRequest')?.reason ?? serviceOf(practice)?.reason;
