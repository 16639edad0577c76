/** What an import did, resource by resource. Holds kinds, ids and reasons; no names, dates of birth or citizen numbers. */

export interface ReportedResource {
  /** FHIR resource type, or `unknown`. */
  kind: string;
  /** Resource id, or its place in the file such as `#3`. */
  id: string;
  /** `own`: a Slot that an export wrote, passed over. `read`: a part of what names it, and taken with that. */
  outcome: 'taken' | 'left' | 'own' | 'read';
  /** For what was taken. */
  change?: 'created' | 'updated' | 'unchanged';
  /** Why it was left. */
  reason?: string;
  /** What of it was not understood or not kept. */
  notes: string[];
}

export interface FileReport {
  file: string;
  resources: ReportedResource[];
  /** Why nothing of the file was taken. */
  failure?: string;
  /** Slots that are gone at the source and closed here. */
  closedSlots: number;
  /** Ids of appointments of which the time vanished, or was given away, at the source. */
  markedAppointments: string[];
}

export interface ImportReport {
  files: FileReport[];
}

function count(resources: readonly ReportedResource[], outcome: ReportedResource['outcome']): number {
  return resources.filter((resource) => resource.outcome === outcome).length;
}

/** How many resources were taken and left, and how many files were refused as a whole. */
export function totals({files}: ImportReport): {taken: number; left: number; refusedFiles: number} {
  const resources = files.flatMap((file) => file.resources);
  return {
    taken: count(resources, 'taken'),
    left: count(resources, 'left'),
    refusedFiles: files.filter(({failure}) => failure !== undefined).length,
  };
}

function lines({file, resources, failure, closedSlots, markedAppointments}: FileReport): string[] {
  if (failure !== undefined) return [file, `  refused: ${failure}`];
  const changes = (change: ReportedResource['change']): number =>
    resources.filter((resource) => resource.change === change).length;
  const own = count(resources, 'own');
  const read = count(resources, 'read');
  return [
    file,
    `  taken: ${count(resources, 'taken')} (${changes('created')} new, ${changes('updated')} changed, ` +
      `${changes('unchanged')} as before); left: ${count(resources, 'left')}`,
    ...resources.flatMap(({kind, id, outcome, reason, notes}) => [
      ...(outcome === 'left' ? [`  left: ${kind}/${id}: ${reason ?? ''}`] : []),
      ...notes.map((note) => `  note: ${kind}/${id}: ${note}`),
    ]),
    ...(read > 0 ? [`  read with what names them: ${read}`] : []),
    ...(own > 0 ? [`  our own: ${own} Slots of an export, passed over`] : []),
    ...(closedSlots > 0 ? [`  closed: ${closedSlots} Slots that are gone at the source`] : []),
    ...markedAppointments.map((id) => `  marked: appointment ${id}: its time is gone at the source`),
  ];
}

/** The report as text for an operator, ending with one line of totals. */
export function formatReport(report: ImportReport): string {
  const {taken, left, refusedFiles} = totals(report);
  const end = `${taken} taken, ${left} left, ${refusedFiles} ${refusedFiles === 1 ? 'file' : 'files'} refused`;
  return [...report.files.flatMap(lines), end].join('\n');
}
