/** A page of appointments as FHIR R4 has it: a Bundle of what a search found, and of the Slots that it names. */
import type {components} from '@gp-elements/contract';
import {outgoing, type Outgoing} from '../../adapters/fhir-r4/outgoing.ts';
import type {AppointmentRow} from '../../store/appointments.ts';
import type {RequestContext} from '../handlers.ts';

type Bundle = components['schemas']['AppointmentBundle'];
type BundleEntry = NonNullable<Bundle['entry']>[number];

/** Relation of the link from where a reader goes on later; `next` would say that there is more now. */
const RESUME = 'urn:gp-elements:resume';

export interface BundleLinks {
  self: string;
  next: string | undefined;
  resume: string | undefined;
}

function entryOf(kind: string, {id, resource}: Outgoing, mode: 'match' | 'include'): BundleEntry {
  return {fullUrl: `urn:gp-elements:${kind}:${id}`, resource, search: {mode}} as BundleEntry;
}

export async function appointmentBundle(
  {db}: RequestContext,
  rows: readonly AppointmentRow[],
  {self, next, resume}: BundleLinks,
): Promise<string> {
  const {appointments, slots} = await outgoing(db, rows);
  const entries = [
    ...appointments.map((one) => entryOf('appointment', one, 'match')),
    ...slots.map((one) => entryOf('slot', one, 'include')),
  ];
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [
      {relation: 'self', url: self},
      ...(next === undefined ? [] : [{relation: 'next', url: next}]),
      ...(resume === undefined ? [] : [{relation: RESUME, url: resume}]),
    ],
    // FHIR knows no empty list.
    ...(entries.length > 0 && {entry: entries}),
  };
  return JSON.stringify(bundle);
}
