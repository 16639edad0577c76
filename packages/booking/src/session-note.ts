// Two notes for this tab that outlive signing in on another page. They hold nothing about a person: that a draft was
// begun, and that the list was open.

type Note = 'draft' | 'list';

const nameOf = (note: Note) => `gp-booking:${note}`;

/** Whether the note is there. False where storage is refused, such as in a sandboxed frame. */
export function isNoted(note: Note): boolean {
  try {
    return sessionStorage.getItem(nameOf(note)) !== null;
  } catch {
    return false;
  }
}

export function setNote(note: Note, isOn: boolean): void {
  try {
    if (isOn) sessionStorage.setItem(nameOf(note), '1');
    else sessionStorage.removeItem(nameOf(note));
  } catch {
    // Refused: then the person starts at the beginning, as on any first visit.
  }
}
