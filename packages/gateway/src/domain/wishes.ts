/** What somebody would have, in the order of their wish: how the `Accept…` headers say it. */

export interface Wish {
  /** In lower case, without its parameters. */
  name: string;
  weight: number;
}

/** What in the header is malformed is ignored, and so is what is refused (`q=0`). */
export function wishesOf(header: string): Wish[] {
  return header
    .split(',')
    .map((part): Wish => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      const weight = quality === undefined ? 1 : Number(quality);
      return {name, weight: weight >= 0 && weight <= 1 ? weight : 0};
    })
    .filter(({name, weight}) => name !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
