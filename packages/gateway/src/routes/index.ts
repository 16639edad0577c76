import {bookingHandlers} from './booking/index.ts';
import {bulkActionHandlers} from './bulk-actions/index.ts';
import {contactDetailsHandlers} from './contact-details.ts';
import {dayHandlers} from './day/index.ts';
import {eventHandlers} from './events.ts';
import type {Handlers} from './handlers.ts';
import {medicationHandlers} from './medication/index.ts';
import {practiceHandlers} from './practice.ts';
import {practitionerHandlers} from './practitioners.ts';
import {repeatTaskHandlers} from './repeat-tasks/index.ts';
import {repeatHandlers} from './repeats/index.ts';
import {reportHandlers} from './reports.ts';
import {settingsHandlers} from './settings.ts';
import {workItemHandlers} from './work-items/index.ts';
import {sessionHandlers} from './session.ts';

/** One handler per operation of the contract. */
export const allHandlers: Handlers = {
  ...practiceHandlers,
  ...sessionHandlers,
  ...practitionerHandlers,
  ...bookingHandlers,
  ...contactDetailsHandlers,
  ...medicationHandlers,
  ...repeatHandlers,
  ...repeatTaskHandlers,
  ...eventHandlers,
  ...reportHandlers,
  ...workItemHandlers,
  ...bulkActionHandlers,
  ...settingsHandlers,
  ...dayHandlers,
};
