import type {Practice} from './contract.ts';

/** A number to call now, and whose it is. */
export interface Call {
  readonly who: 'practice' | 'covering-practice' | 'out-of-hours-post' | 'emergency';
  readonly phone: string;
  readonly name?: string | undefined;
  /** Such as which key to press. */
  readonly instruction?: string;
}

type Facts = Pick<Practice, 'name' | 'phones' | 'contactNow'>;

/** The practice itself: in a hurry by its urgent line, where it has one. */
const practiceLine = ({phones}: Facts, isUrgent: boolean): Call => ({
  who: 'practice',
  ...((isUrgent && phones.urgent) || {phone: phones.practice}),
});

/**
 * Whom to call at `now` (ms UTC by the server's clock): one number while `contactNow` holds. From its `until` on, and
 * where the hours are not known, every number there is: showing a closed practice alone would be worse than choosing.
 */
export function whomToCall(practice: Facts, now: number, isUrgent = false): Call[] {
  const {phones, contactNow} = practice;
  if (contactNow && now < Date.parse(contactNow.until)) {
    const {who, phone, name} = contactNow;
    return [who === 'practice' ? practiceLine(practice, isUrgent) : {who, phone, name}];
  }
  const post = phones.outOfHoursPost;
  return [practiceLine(practice, isUrgent), ...(post ? [{who: 'out-of-hours-post' as const, ...post}] : [])];
}

/** The life-threatening number; everywhere and always. */
export function emergency({phones}: Facts): Call {
  return {who: 'emergency', phone: phones.emergency};
}

/** The number in running text for who needs help today: the one that holds now, else the practice's own. */
export const phoneNow = (practice: Facts, now: number): string =>
  whomToCall(practice, now)[0]?.phone ?? practice.phones.practice;
