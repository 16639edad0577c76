/** A page of appointments as FHIR R4 has it: a Bundle of what a search found. */
import type {components} from '@gp-elements/contract';
import {appointmentResources} from '../../adapters/fhir-r4/outgoing.ts';
import type {AppointmentRow} from '../../store/appointments.ts';
import type {RequestContext} from '../handlers.ts';

type Bundle = components['schemas']['AppointmentBundle'];

/** Relation of the link from where a reader goes on later; `next` would say that there is more now. */
const RESUME = 'urn:gp-elements:resume';

export interface BundleLinks {
  self: string;
  next: string | undefined;
  resume: string | undefined;
}

export async function appointmentBundle(
  {db}: RequestContext,
  rows: readonly AppointmentRow[],
  {self, next, resume}: BundleLinks,
): Promise<string> {
  const resources = await appointmentResources(db, rows);
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [
      {relation: 'self', url: self},
      ...(next === undefined ? [] : [{relation: 'next', url: next}]),
      ...(resume === undefined ? [] : [{relation: RESUME, url: resume}]),
    ],
    // FHIR knows no empty list.
    ...(resources.length > 0 && {
      entry: resources.map((resource, index) => ({
        fullUrl: `urn:gp-elements:appointment:${rows[index]!.id}`,
        resource: resource as NonNullable<Bundle['entry']>[number]['resource'],
        search: {mode: 'match' as const},
      })),
    }),
  };
  return JSON.stringify(bundle);
}
