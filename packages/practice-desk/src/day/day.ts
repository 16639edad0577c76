// The second view of the desk, as one chunk: it comes when it is chosen.
import type {TemplateResult} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {Day} from './day.controller.ts';
import {dayView} from './view.ts';

export interface DayPart {
  view(): TemplateResult;
  forget(): void;
  read(): void;
}

export function create(desk: DeskController): DayPart {
  const day = new Day(desk);
  return {view: () => dayView(day), forget: () => day.forget(), read: day.read};
}
