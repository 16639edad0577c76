import {firstStateStyles} from '@gp-elements/booking/first-state';

/** The style sheet that a first state links to: what the widgets adopt themselves, each part once. The build makes it a file. */
export const firstStateCss = (): string =>
  [...new Set(firstStateStyles)].map(({cssText}) => cssText).join('\n');
