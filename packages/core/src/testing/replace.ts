/** Puts something else in the place of a member, for what can be tried in no other way. Returns how to put it back. */
export function replace(target: object, name: string, make: (original: never) => unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, {
    value: make(Reflect.get(target, name) as never),
    configurable: true,
    writable: true,
  });
  return () => {
    if (own === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, own);
  };
}
