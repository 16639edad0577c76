import type {Kysely} from 'kysely';
import {appointmentTypeRules, appointmentTypeSettings} from '../domain/appointment-type.ts';
import {releasesFor} from '../domain/release.ts';
import type {TypeFacts} from '../domain/rules.ts';
import type {AppointmentTypeSettings, BookingSettings} from '../domain/settings.ts';
import type {Database} from './schema.ts';

export interface AppointmentType {
  id: string;
  name: string;
  description: string | null;
  /** What the practice decided on it, and the rules that follow; undefined while it decided nothing: then it is not offered. */
  offered: {settings: AppointmentTypeSettings; facts: TypeFacts} | undefined;
  /** As the source calls it; null on one without a source. */
  sourceId: string | null;
}

/** All kinds in the order of showing, withdrawn ones included: those are no longer offered, but still have a name. */
export async function appointmentTypes(
  db: Kysely<Database>,
  booking: BookingSettings,
): Promise<AppointmentType[]> {
  const rows = await db
    .selectFrom('appointment_type')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute();
  const doers = await db
    .selectFrom('appointment_type_practitioner')
    .innerJoin('practitioner', 'practitioner.id', 'appointment_type_practitioner.practitioner_id')
    .where('practitioner.active', '=', 1)
    .select(['appointment_type_id', 'practitioner_id'])
    .execute();
  const practitioners = new Map<string, Set<string>>();
  for (const {appointment_type_id: type, practitioner_id: practitioner} of doers) {
    const known = practitioners.get(type);
    if (known) known.add(practitioner);
    else practitioners.set(type, new Set([practitioner]));
  }
  const types = rows.map(({id, name, description, active, source_id: sourceId}) => {
    // Settings name a kind as its source does; one that was made here, or that they know by its id here, by that.
    const settings =
      (sourceId === null ? undefined : appointmentTypeSettings(booking, sourceId)) ??
      appointmentTypeSettings(booking, id);
    const offered =
      active === 1 && settings
        ? {
            settings,
            rules: appointmentTypeRules(booking, settings),
            practitionerIds: practitioners.get(id) ?? new Set<string>(),
          }
        : undefined;
    return {id, name, description, offered, sourceId};
  });
  const kindsOf = (practitionerId: string) =>
    types.flatMap(({offered}) => (offered?.practitionerIds.has(practitionerId) ? offered.rules : []));
  return types.map(({offered, ...type}) => {
    if (!offered) return {...type, offered};
    const {settings, rules, practitionerIds} = offered;
    const releases = new Map([...practitionerIds].map((each) => [each, releasesFor(rules, kindsOf(each))]));
    return {...type, offered: {settings, facts: {id: type.id, rules, practitionerIds, releases}}};
  });
}
