import {
  formatDay,
  formatDayTime,
  type Instant,
  type LocalDate,
  type Practice,
  type StringOverrides,
  type StringsController,
} from '@gp-elements/core';
import type {OverviewKey} from './medication-overview.strings.ts';

/** What is needed to draw any part of an overview. */
export interface View {
  readonly practice: Practice;
  readonly now: number;
  readonly strings: StringsController<OverviewKey>;
  readonly text: StringsController<OverviewKey>['text'];
  readonly zone: string;
  /** Of the practice's zone, by the gateway's clock. */
  readonly today: LocalDate;
  /** Level of the widget's heading. */
  readonly level: number;
  /** The host's own texts: with others, everything is drawn again. */
  readonly overrides: StringOverrides;
}

/** "2 maart 2026". */
export const dateText = ({strings}: View, date: LocalDate): string =>
  formatDay(date, strings.locale, {weekday: false, year: true});

/** "maandag 23 november 2026, 08:05". */
export const whenText = ({strings, zone}: View, instant: Instant): string =>
  formatDayTime(instant, strings.locale, zone, {year: true});
