import type {LocalDate, Practice, StringsController} from '@gp-elements/core';
import {formatDay} from '@gp-elements/core';
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
}

/** "2 maart 2026". */
export const dateText = ({strings}: View, date: LocalDate): string =>
  formatDay(date, strings.locale, {weekday: false, year: true});
