/** Phone numbers as sources write them. */

const diallable = /^\+?[0-9][0-9 ()-]{2,23}$/;

/** The number when it can be dialled as the contract writes numbers; undefined when not. */
export function diallablePhone(phone: string | null): string | undefined {
  return phone !== null && diallable.test(phone) ? phone : undefined;
}
