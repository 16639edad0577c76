/** Text of nothing but white space says nothing. */
export function givenText(text: string | undefined): string | null {
  const given = text?.trim() ?? '';
  return given === '' ? null : given;
}
