/** What an Appointment looks like in both versions. */
import type {AppointmentTable} from '../../store/schema.ts';
import {LeftOut, type ImportedAppointment, type ImportedKind, type Reference} from '../imported.ts';
import {codings, conceptTexts, hasCode, V3_ACT} from './codes.ts';
import {instructionsOf, onlineEditableOf} from './eafspraak.ts';
import {list, text, type Fields} from './fields.ts';
import type {Source} from './source.ts';
import {dayOf, instant} from './times.ts';

type Status = AppointmentTable['status'];

const MINUTE_MS = 60_000;
/** zib ContactType; a virtual contact may be by phone or by video, so it says nothing here. */
const CHANNELS = {AMB: 'practice', HH: 'home'} as const;

function timesOf(resource: Fields): {start: number; end: number} {
  const start = instant(resource['start']);
  if (start === undefined) throw new LeftOut('it has no start with a time zone');
  const minutes = resource['minutesDuration'];
  const end =
    instant(resource['end']) ??
    (typeof minutes === 'number' && minutes > 0 ? start + minutes * MINUTE_MS : undefined);
  if (end === undefined) throw new LeftOut('it has no end and no length');
  if (end <= start) throw new LeftOut('it ends before it starts');
  return {start, end};
}

function channelOf(resource: Fields): string | null {
  const found = codings(resource['appointmentType']);
  const code = (['AMB', 'HH'] as const).find((one) => hasCode(found, V3_ACT, new Set([one])));
  return code === undefined ? null : CHANNELS[code];
}

/** Who takes part and did not decline. */
function actorsOf(resource: Fields, source: Source, ...kinds: ImportedKind[]): Reference[] {
  const taking = list(resource['participant']).filter(({status}) => status !== 'declined');
  return taking.flatMap(({actor}) => source.reference(actor, ...kinds) ?? []);
}

function createdOf(resource: Fields): number | null {
  const day = dayOf(resource['created']);
  return instant(resource['created']) ?? (day === undefined ? null : Date.parse(`${day}T00:00:00Z`));
}

/**
 * What both versions share. Comment, reason and clinical references are not read: they are not for this service.
 *
 * @throws LeftOut when it lacks what an appointment cannot do without, or has a status that is not one of `statuses`.
 */
export function readAppointmentBase(
  resource: Fields,
  source: Source,
  statuses: readonly Status[],
): ImportedAppointment {
  const status = statuses.find((known) => known === text(resource['status']));
  if (status === undefined) throw new LeftOut('its status is unknown');
  const [subject, ...others] = actorsOf(resource, source, 'Patient');
  if (subject === undefined) throw new LeftOut('it names no patient');
  const times = timesOf(resource);
  const [practitioner, ...more] = actorsOf(resource, source, 'Practitioner', 'PractitionerRole');
  if (others.length > 0) source.note('it has several patients; the first one counts');
  if (more.length > 0) source.note('it has several practitioners; the first one counts');
  return {
    kind: 'Appointment',
    ...source.identity(),
    status,
    subject,
    appointmentType: actorsOf(resource, source, 'HealthcareService')[0] ?? null,
    typeName:
      source.text(resource['description'], 300) ?? source.text(conceptTexts(resource['serviceType'])[0], 300),
    channel: channelOf(resource),
    practitioner: practitioner ?? null,
    location: actorsOf(resource, source, 'Location')[0] ?? null,
    slots: source.references(resource['slot'], 'Slot'),
    ...times,
    instructions: instructionsOf(resource, source),
    ...onlineEditableOf(resource, source),
    cancelledBy: null,
    cancellationReason: null,
    createdAt: createdOf(resource),
  };
}
