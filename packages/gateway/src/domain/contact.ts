/** Addresses and numbers that people give: how they are kept, and how they are shown. Pure. */
import {createHmac} from 'node:crypto';

/** A code counts for so long, ms. */
export const CODE_MS = 30 * 60_000;
/** Wrong ones until a new one is needed. */
export const CODE_TRIES = 5;
/** Codes that one person gets within a day: nobody's mailbox is filled from here. */
export const MOST_CODES = 5;
export const CODES_WITHIN_MS = 24 * 60 * 60_000;

const HIDDEN = '•••';
const EMAIL = /^[^\s@]{1,64}@([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/;

/** The address as it is kept; undefined when it cannot be one. The part before the @ stays as it was written. */
export function emailAddress(text: string): string | undefined {
  const [local = '', domain = ''] = text.trim().split('@');
  // eslint-disable-next-line no-control-regex -- Nothing that could end a line of a mail's head.
  if (/[\u0000-\u0020\u007f•<>]/.test(local)) return undefined;
  const address = `${local}@${domain.toLowerCase()}`;
  return EMAIL.test(address) ? address : undefined;
}

/** A number that takes text messages, as `+31612345678`; undefined when it is none. Without a country it is a Dutch one. */
export function mobileNumber(text: string): string | undefined {
  const digits = text.replaceAll(/[ ()-]/g, '').replace(/^00/, '+');
  const number = /^06\d{8}$/.test(digits) ? `+31${digits.slice(1)}` : digits.replace(/^\+3106/, '+316');
  if (number.startsWith('+31')) return /^\+316\d{8}$/.test(number) ? number : undefined;
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined;
}

/** Enough for its owner to know it by. */
export function masked(channel: 'email' | 'sms', value: string): string {
  if (channel === 'sms') return `${HIDDEN}${HIDDEN} ${value.slice(-2)}`;
  const [local = '', domain = ''] = value.split('@');
  const end = domain.split('.').at(-1) ?? '';
  return `${[...local][0] ?? ''}${HIDDEN}@${domain.slice(0, 1)}${HIDDEN}.${end}`;
}

/** The code that follows from what is kept of it: a copy of the nonce alone gives none. */
export function codeOf(
  secret: Buffer,
  {personId, channel, value, nonce}: {personId: string; channel: string; value: string; nonce: string},
): string {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify([personId, channel, value, nonce]))
    .digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
