// The third view of the desk, as one chunk: it comes when it is chosen.
import type {TemplateResult} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {Repeats} from './repeats.controller.ts';
import {repeatsView} from './view.ts';

export interface RepeatsPart {
  view(): TemplateResult;
  forget(): void;
  read(): void;
}

export function create(desk: DeskController): RepeatsPart {
  const repeats = new Repeats(desk);
  return {view: () => repeatsView(repeats), forget: () => repeats.forget(), read: repeats.read};
}
