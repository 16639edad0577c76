/** For whom a person may act: for themselves, and for a child under 12 over whom they have parental authority. */
import {ageRangeOn} from './zone.ts';

/** From this birthday on the Medical Treatment Act (WGBO) gives the child rights of its own. */
export const OWN_RIGHTS_AGE = 12;

export interface SubjectFacts {
  id: string;
  /** `YYYY-MM-DD`, or less precise; null when not known. */
  birthDate: string | null;
  deceased: boolean;
}

export interface RelationFacts {
  childId: string;
  adultId: string;
  /** A parent who died has no authority any more, whatever else the source still says. */
  isAdultDeceased: boolean;
  isParent: boolean;
  hasAuthority: boolean;
  /** Local dates, both included; possibly less precise; null is open. */
  validFrom: string | null;
  validTo: string | null;
}

/** The latest day that a possibly incomplete date can mean; comparing texts needs no real calendar. */
const latest = (date: string): string => `${date}${'-12-31'.slice(date.length - 4)}`.slice(0, 10);
const earliest = (date: string): string => `${date}${'-01-01'.slice(date.length - 4)}`.slice(0, 10);

function isValidOn({validFrom, validTo}: RelationFacts, today: string): boolean {
  return (
    (validFrom === null || latest(validFrom) <= today) && (validTo === null || earliest(validTo) >= today)
  );
}

/**
 * On what ground the actor may act for the subject on a day of the practice's calendar (`today`, `YYYY-MM-DD`); null when
 * they may not. What the data does not prove, such as an age from a missing birth date, counts as no.
 */
export function groundToActFor(
  actorId: string,
  subject: SubjectFacts,
  relations: readonly RelationFacts[],
  today: string,
): 'self' | 'parental-authority' | null {
  if (subject.id === actorId) return 'self';
  const age = ageRangeOn(subject.birthDate, today);
  if (subject.deceased || age === null || age.most >= OWN_RIGHTS_AGE) return null;
  const isProven = relations.some(
    (relation) =>
      relation.adultId === actorId &&
      relation.childId === subject.id &&
      !relation.isAdultDeceased &&
      relation.isParent &&
      relation.hasAuthority &&
      isValidOn(relation, today),
  );
  return isProven ? 'parental-authority' : null;
}
