import {codings, isOver} from './codes.ts';
import {list, text, type Fields} from './fields.ts';

/** What the contract takes for a phone number. */
const PHONE = /^\+?[0-9][0-9 ()-]*$/;
/** Dutch numbers that start so are mobile ones. */
const DUTCH_MOBILE = /^(\+31|0031|0)6/;

function isMobile(telecom: Fields, number: string): boolean {
  // zib TelecomType: R4 says it on the system, STU3 on the telecom itself.
  const said = [telecom, ...list(telecom['_system'])].flatMap((part) =>
    list(part['extension']).flatMap((extension) => codings(extension['valueCodeableConcept'])),
  );
  const isSaid = telecom['use'] === 'mobile' || said.some(({code}) => code === 'MC');
  return isSaid || DUTCH_MOBILE.test(number.replace(/[^\d+]/g, ''));
}

/**
 * The phone number to call, a mobile one first. Null when there is none. `unusable` is called when there are numbers but
 * none that can be dialled.
 */
export function phoneOf(telecoms: unknown, now: number, unusable: () => void): string | null {
  const numbers = list(telecoms)
    .filter((telecom) => telecom['system'] === 'phone' && telecom['use'] !== 'old' && !isOver(telecom, now))
    .flatMap((telecom) => {
      const number = text(telecom['value'])
        ?.replaceAll(/[./\u00a0]/g, ' ')
        .replaceAll(/\s+/g, ' ');
      return number === undefined ? [] : [{number, mobile: isMobile(telecom, number)}];
    });
  const dialled = numbers.filter(
    ({number}) => PHONE.test(number) && number.length >= 3 && number.length <= 24,
  );
  if (numbers.length > 0 && dialled.length === 0) unusable();
  return (dialled.find(({mobile}) => mobile) ?? dialled[0])?.number ?? null;
}
