/** Whether somebody is who is looked for. Pure. */

/** Without accents and capitals; what is no letter or digit separates words. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    // These have no accent that could be taken off.
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

export interface PersonQuery {
  name?: string | undefined;
  /** `YYYY-MM-DD`. */
  birthDate?: string | undefined;
}

/** Makes the check for one search: each word that is asked for begins a word of the name, and the birth date is not another. */
export function personMatcher({
  name,
  birthDate,
}: PersonQuery): (person: {name: string; birth_date: string | null}) => boolean {
  const wanted = name === undefined ? [] : wordsOf(name);
  // Signs alone are no name: they find nobody, rather than everybody.
  if (name !== undefined && wanted.length === 0) return () => false;
  return (person) => {
    // A birth date that the source knows less exactly is not another one.
    if (birthDate !== undefined && (person.birth_date === null || !birthDate.startsWith(person.birth_date)))
      return false;
    const words = wordsOf(person.name);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  };
}
