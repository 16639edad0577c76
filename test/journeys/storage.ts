import type {Page} from 'playwright-core';

/** Everything that a page has stored, as one text: both storages, cookies, and IndexedDB with what is in its tables. */
export function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const request = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'));
      });
    const asText = (value: unknown): unknown =>
      value instanceof ArrayBuffer
        ? new TextDecoder().decode(value)
        : value instanceof Uint8Array
          ? new TextDecoder().decode(value)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]))
            : value;
    const tables: unknown[] = [];
    for (const {name = ''} of await indexedDB.databases()) {
      const database = await request(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const rows = await request(database.transaction(table).objectStore(table).getAll());
        tables.push([name, table, rows.map(asText)]);
      }
      database.close();
    }
    return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, tables]);
  });
}
