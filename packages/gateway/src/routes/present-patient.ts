import type {components} from '@gp-elements/contract';
import {diallablePhone} from '../domain/phone.ts';
import type {Subject} from './handlers.ts';

/** Who somebody is, for staff. */
export function presentPatient({id, person}: Subject): components['schemas']['PatientSummary'] {
  const phone = diallablePhone(person.phone);
  return {
    id,
    name: person.name,
    ...(person.birth_date !== null && {birthDate: person.birth_date}),
    ...(phone !== undefined && {phone}),
  };
}
