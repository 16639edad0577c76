import {defineElement} from '@gp-elements/core';
import {GpPracticeDesk} from './practice-desk.element.ts';

/** Registers the widget as `<gp-practice-desk>`, or under another prefix where a page needs two versions. */
export const definePracticeDesk = (prefix = 'gp'): void =>
  defineElement(`${prefix}-practice-desk`, GpPracticeDesk);
