/** The practice's own system says which appointments it has. */
import {acknowledge} from '../../staff/acknowledge.ts';
import type {Handlers} from '../handlers.ts';
import {recordedAt} from './present-appointment.ts';

export const acknowledgeAppointments: Handlers['acknowledgeAppointments'] = async ({body}, context) => {
  const {db, now, zone} = context;
  const items = [];
  for (const item of body.items) {
    const {outcome, row} = await acknowledge(db, item, now);
    if (row !== undefined) await context.patient(row.subject_id);
    const recordedAtPractice = row && recordedAt(row, zone);
    items.push({
      appointmentId: item.appointmentId,
      outcome,
      ...(recordedAtPractice !== undefined && {recordedAtPractice}),
    });
  }
  return {status: 200, body: {items}};
};
