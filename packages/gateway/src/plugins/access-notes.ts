/** What one request did with personal data, gathered while it runs and written to the access log before it is answered. */
import type {Actor} from '../routes/handlers.ts';
import type {AccessEntry} from '../store/access-log.ts';

export interface AccessNotes {
  subjects: {subjectId: string; ground: AccessEntry['ground']}[];
  /** Kind and opaque id, such as `Appointment/abc`. */
  resource: string | null;
}

export function emptyNotes(): AccessNotes {
  return {subjects: [], resource: null};
}

/** Notes a subject once; a later look on another ground replaces the earlier. */
export function noteSubject(notes: AccessNotes, subjectId: string, ground: AccessEntry['ground']): void {
  notes.subjects = [...notes.subjects.filter((one) => one.subjectId !== subjectId), {subjectId, ground}];
}

/** One row per subject; one without a subject where the request reached nobody's data. */
export function entriesOf(
  notes: AccessNotes,
  {
    at,
    requestId,
    actor,
    action,
    outcome,
  }: {at: number; requestId: string; actor: Actor; action: string; outcome: number},
): AccessEntry[] {
  const row = {
    at,
    request_id: requestId,
    actor_id: actor.id,
    actor_role: actor.scope.has('staff') ? 'staff' : actor.scope.has('system') ? 'system' : 'patient',
    action,
    resource: notes.resource,
    outcome,
  } as const;
  if (notes.subjects.length === 0) return [{...row, subject_id: null, ground: 'none'}];
  return notes.subjects.map(({subjectId, ground}) => ({...row, subject_id: subjectId, ground}));
}
