// What a person typed, kept on the device until it is sent: as ciphertext only, under a key that comes with the session
// and stays in memory. Without that session a draft can be neither read nor found.

/** Days after which a draft is removed, by the gateway's clock. */
const KEPT_MS = 7 * 86_400_000;
const DATABASE = 'gp-elements';
const TABLE = 'drafts';

interface Record_ {
  id: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
  /** Milliseconds since 1970. */
  savedAt: number;
}

export interface DraftStore<T> {
  /** The draft, or nothing where there is none that can be read. */
  load: () => Promise<T | undefined>;
  /** Keeps the draft. False when the device refuses and it lives in memory only: then do not say that it was kept. */
  save: (draft: T) => Promise<boolean>;
  /** Forgets the draft: it was sent or discarded. */
  remove: () => Promise<void>;
}

export interface DraftOptions {
  /** What it is a draft of, such as `booking`. */
  name: string;
  /** AES-GCM key of actor and subject, from the session: 256 bits in base64url. */
  draftKey: string;
  /** The gateway's clock, in milliseconds since 1970. */
  now: () => number;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

async function openTable(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE, {keyPath: 'id'});
  return settled(opening);
}

/** Runs one transaction. Throws where storage is refused, such as in a sandboxed frame. */
async function inTable<T>(
  mode: IDBTransactionMode,
  work: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openTable();
  try {
    return await settled(work(database.transaction(TABLE, mode).objectStore(TABLE)));
  } finally {
    database.close();
  }
}

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

/** A name that tells nobody whose draft it is. */
async function hiddenName(name: string, key: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new Uint8Array([...key, ...new TextEncoder().encode(name)]),
  );
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function removeOld(before: number): Promise<void> {
  for (const {id, savedAt} of await inTable('readonly', (table) => table.getAll() as IDBRequest<Record_[]>)) {
    if (savedAt < before) await inTable('readwrite', (table) => table.delete(id));
  }
}

/**
 * Opens the draft of one form for one actor and subject. Old drafts of anyone are removed. Never throws: where the device
 * refuses to store or to encrypt, the draft stays in memory for as long as this store lives.
 */
export function createDraftStore<T>({name, draftKey, now}: DraftOptions): DraftStore<T> {
  let memory: T | undefined;
  const opened = (async () => {
    const bytes = bytesOf(draftKey);
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    await removeOld(now() - KEPT_MS);
    return {key, id: await hiddenName(name, bytes)};
  })().catch(() => undefined);

  // One after the other: a removal must not be overtaken by the saving before it.
  let queue: Promise<unknown> = opened;
  const next = <R>(
    work: (store: {key: CryptoKey; id: string} | undefined) => Promise<R>,
    refused: R,
  ): Promise<R> => {
    const result = queue.then(async () => work(await opened)).catch(() => refused);
    queue = result;
    return result;
  };

  return {
    load: () =>
      next(async (store) => {
        if (memory !== undefined || store === undefined) return memory;
        const found = await inTable(
          'readonly',
          (table) => table.get(store.id) as IDBRequest<Record_ | undefined>,
        );
        if (found === undefined) return undefined;
        const data = await crypto.subtle.decrypt({name: 'AES-GCM', iv: found.iv}, store.key, found.data);
        return JSON.parse(new TextDecoder().decode(data)) as T;
      }, undefined),
    save: (draft) => {
      memory = draft;
      return next(async (store) => {
        if (store === undefined) return false;
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const text = new TextEncoder().encode(JSON.stringify(draft));
        const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, store.key, text);
        const record: Record_ = {id: store.id, iv, data, savedAt: now()};
        await inTable('readwrite', (table) => table.put(record));
        return true;
      }, false);
    },
    remove: () => {
      memory = undefined;
      return next(async (store) => {
        if (store !== undefined) await inTable('readwrite', (table) => table.delete(store.id));
      }, undefined);
    },
  };
}
