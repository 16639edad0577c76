import {defineElement} from '@gp-elements/core';
import {GpPracticeSettings} from './practice-settings.element.ts';

/** Registers the widget as `<gp-practice-settings>`, or under another prefix where a page needs two versions. */
export const definePracticeSettings = (prefix = 'gp'): void =>
  defineElement(`${prefix}-practice-settings`, GpPracticeSettings);
