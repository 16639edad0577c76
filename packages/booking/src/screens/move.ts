import {html, type TemplateResult} from 'lit';
import {AppointmentRescheduledEvent} from '../change.events.ts';
import type {Move, ScreenAt} from '../booking.machine.ts';
import type {Later} from '../later.ts';
import {factRows, factsOf} from './appointment-facts.ts';
import {checkView} from './check.ts';
import {whenOf} from './view.ts';

/** The appointment at its old and its new time. */
export function moveScreen(later: Later, screen: ScreenAt<'check'>): TemplateResult {
  const {b, confirmation} = later;
  const {text} = b;
  const {appointment} = screen.errand as Move;
  const {id, etag, start} = appointment;
  const {time} = screen.picked;
  const facts = factsOf(b, appointment);
  const rows = factRows(
    b,
    {...facts, practitioner: time.practitioner, location: time.location ?? facts.location},
    [
      {term: text('check.old'), value: html`<s>${whenOf(b, start)}</s>`},
      {term: text('check.new'), value: html`<b>${whenOf(b, time.start)}</b>`},
    ],
  );
  return checkView(later, screen, rows, 'check.move', () => void move());

  async function move(): Promise<void> {
    const moved = await confirmation.fulfil('reschedule', (wished) => ({is: 'move', ...wished, id, etag}));
    if (moved) {
      b.send({is: 'done', appointment: moved});
      b.host.dispatchEvent(new AppointmentRescheduledEvent(id));
    }
  }
}
