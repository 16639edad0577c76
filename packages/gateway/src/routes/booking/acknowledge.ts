/** The practice's own system says which appointments it has. */
import {findAppointment, isRecorded, recordAtPractice} from '../../store/appointments.ts';
import type {Handlers} from '../handlers.ts';
import {recordedAt} from './present-appointment.ts';

export const acknowledgeAppointments: Handlers['acknowledgeAppointments'] = async ({body}, context) => {
  const {db, now, zone} = context;
  const items = [];
  for (const {appointmentId, revision} of body.items) {
    const row = await findAppointment(db, appointmentId);
    if (row === undefined || revision > row.revision) {
      items.push({appointmentId, outcome: 'unknown' as const});
      continue;
    }
    await context.patient(row.subject_id);
    const after = await recordAtPractice(db, row, revision, now);
    const recordedAtPractice = recordedAt(after, zone);
    // Whatever it had before, this one may be older.
    const isCurrent = isRecorded(after) && recordedAtPractice !== undefined;
    items.push({
      appointmentId,
      ...(isCurrent ? {outcome: 'recorded' as const, recordedAtPractice} : {outcome: 'outdated' as const}),
    });
  }
  return {status: 200, body: {items}};
};
