import type {Phone} from '../contract.ts';

/** Address of a call: digits and a leading plus only. */
export const telHref = (phone: Phone): string => `tel:${phone.replace(/(?!^\+)\D/g, '')}`;
