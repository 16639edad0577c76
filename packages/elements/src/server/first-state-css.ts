import {firstStateStyles as booking} from '@gp-elements/booking/first-state';
import {firstStateStyles as frontDoor} from '@gp-elements/front-door/first-state';
import {firstStateStyles as medicationOverview} from '@gp-elements/medication-overview/first-state';
import {firstStateStyles as repeatPrescription} from '@gp-elements/repeat-prescription/first-state';

const WIDGETS = {
  'gp-booking': booking,
  'gp-front-door': frontDoor,
  'gp-medication-overview': medicationOverview,
  'gp-repeat-prescription': repeatPrescription,
};

/**
 * The style sheet that a first state links to: what the widgets adopt themselves, each part once. What is a widget's own is
 * for that widget only. The build makes it a file.
 */
export function firstStateCss(): string {
  const all = Object.entries(WIDGETS);
  const shared = booking.filter((part) => all.every(([, parts]) => parts.includes(part)));
  const own = all.map(([tag, parts]) => {
    const texts = parts.filter((part) => !shared.includes(part)).map(({cssText}) => cssText);
    return `:host(${tag}) {${texts.join('\n')}}`;
  });
  return [...shared.map(({cssText}) => cssText), ...own].join('\n');
}
