import {text, type Fields} from './fields.ts';

const NAME = /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/\S+)?$/;

/** The resources of one file by what others in it call them. */
export class FileIndex {
  readonly #byUrl = new Map<string, Fields>();
  readonly #byName = new Map<string, Fields>();
  readonly #found = new Set<Fields>();

  constructor(entries: readonly {resource: Fields; fullUrl: string | undefined}[]) {
    for (const {resource, fullUrl} of entries) {
      if (fullUrl !== undefined && !this.#byUrl.has(fullUrl)) this.#byUrl.set(fullUrl, resource);
      const name = `${String(resource['resourceType'])}/${text(resource['id']) ?? ''}`;
      if (!this.#byName.has(name)) this.#byName.set(name, resource);
    }
  }

  find(url: string): Fields | undefined {
    // An address of another server is not the thing of the same name in this file.
    const isAbsolute = /^[a-z]+:/i.test(url);
    const name = NAME.exec(url)?.[1];
    const found =
      this.#byUrl.get(url) ?? (isAbsolute || name === undefined ? undefined : this.#byName.get(name));
    if (found !== undefined) this.#found.add(found);
    return found;
  }

  /** Whether something that was read asked for it. */
  wasFound(resource: Fields): boolean {
    return this.#found.has(resource);
  }
}
