import {extensions, flag, list, type Fields} from './fields.ts';
import type {Source} from './source.ts';
import {instant} from './times.ts';

/** The two extensions of the Dutch eAfspraak profile that patients need; made for STU3, used in R4 too. */
const EAFSPRAAK = 'http://nictiz.nl/fhir/StructureDefinition/eAfspraak-Appointment-';

/** What the patient should bring or do. */
export function instructionsOf(resource: Fields, source: Source): string | null {
  const said = extensions(resource, `${EAFSPRAAK}PatientInstructions`).flatMap(
    (extension) => source.text(extension['valueString'], 500) ?? [],
  );
  return said.length === 0 ? null : source.text(said.join('\n'), 500);
}

export interface OnlineEditable {
  /** Null when the source does not say. */
  onlineEditable: boolean | null;
  /** ms UTC; null when there is no last moment. */
  onlineEditableUntil: number | null;
}

/** Whether the patient may change or cancel online, and until when. Where the extension stands, yes is its default. */
export function onlineEditableOf(resource: Fields, source: Source): OnlineEditable {
  const [extension] = extensions(resource, `${EAFSPRAAK}OnlineEditable`);
  if (extension === undefined) return {onlineEditable: null, onlineEditableUntil: null};
  const part = (name: string): Fields | undefined =>
    list(extension['extension']).find(
      ({url}) => url === name || url === `${EAFSPRAAK}OnlineEditable.${name}`,
    );
  const until = part('OnlineEditableUntil')?.['valueDateTime'];
  const untilMs = instant(until);
  if (until !== undefined && untilMs === undefined)
    source.note('its last moment to change it has no time and zone');
  return {
    onlineEditable: flag(part('Indicator')?.['valueBoolean']) ?? true,
    onlineEditableUntil: untilMs ?? null,
  };
}
