import {expect} from '@open-wc/testing';
import {createDraftStore, type DraftStore} from './drafts.ts';
import {replace} from './testing/replace.ts';

interface Draft {
  reason: string;
}
const DAY_MS = 86_400_000;
const annaAboutAnna = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const annaAboutBram = 'BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const secret = 'Ik hoest al drie weken, vooral in de nacht.';

const store = (draftKey = annaAboutAnna, now = Date.now()): DraftStore<Draft> =>
  createDraftStore<Draft>({name: 'booking', draftKey, now: () => now});

/** Everything that IndexedDB holds for this page, as text. */
async function everythingKept(): Promise<{count: number; text: string}> {
  const opening = indexedDB.open('gp-elements', 1);
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
  await new Promise((resolve) => (reading.onsuccess = resolve));
  opening.result.close();
  const decoder = new TextDecoder('latin1');
  const records = reading.result as Record<string, unknown>[];
  const text = records
    .flatMap((record) => Object.values(record))
    .map((value) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? decoder.decode(value) : String(value),
    )
    .join('\n');
  return {count: records.length, text};
}

describe('drafts', () => {
  afterEach(async () => {
    await store().remove();
    await store(annaAboutBram).remove();
  });

  it('are there again after a reload, for the same actor and subject only', async () => {
    expect(await store().save({reason: secret})).to.equal(true);
    expect(await store().load()).to.deep.equal({reason: secret});
    expect(await store(annaAboutBram).load()).to.equal(undefined);
    expect(
      await createDraftStore({name: 'e-consult', draftKey: annaAboutAnna, now: Date.now}).load(),
    ).to.equal(undefined);
  });

  it('are kept as ciphertext, under a name that tells nothing', async () => {
    await store().save({reason: secret});
    const {count, text} = await everythingKept();
    expect(count).to.equal(1);
    for (const word of [secret, 'hoest', 'reason', 'booking', annaAboutAnna])
      expect(text).not.to.contain(word);
    await store().save({reason: secret});
    expect((await everythingKept()).text).not.to.equal(text);
  });

  it('are gone once sent or discarded, also when saving is still under way', async () => {
    const drafts = store();
    void drafts.save({reason: secret});
    await drafts.remove();
    expect(await drafts.load()).to.equal(undefined);
    expect((await everythingKept()).count).to.equal(0);
  });

  it('of anyone are removed after seven days by the gateway’s clock', async () => {
    const now = Date.parse('2026-11-23T08:00:00Z');
    await store(annaAboutBram, now).save({reason: secret});
    await store(annaAboutAnna, now + 7 * DAY_MS - 1).load();
    expect((await everythingKept()).count).to.equal(1);
    await store(annaAboutAnna, now + 7 * DAY_MS + 1).load();
    expect((await everythingKept()).count).to.equal(0);
  });

  it('that cannot be read are no drafts', async () => {
    await store().save({reason: secret});
    // The same name with another key, as after a change of keys at the gateway.
    const other = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, [
      'encrypt',
      'decrypt',
    ]);
    const restore = replace(crypto.subtle, 'importKey', () => () => Promise.resolve(other));
    const drafts = store();
    try {
      expect(await drafts.load()).to.equal(undefined);
    } finally {
      restore();
    }
    expect(await store().load()).to.deep.equal({reason: secret});
  });

  for (const [name, refuse] of [
    [
      'storage is refused, as in a sandboxed frame',
      () =>
        replace(IDBFactory.prototype, 'open', () => () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        }),
    ],
    ['there is no encryption, as on an insecure address', () => replace(crypto, 'subtle', () => undefined)],
  ] as const) {
    it(`stay in memory and say so when ${name}`, async () => {
      const restore = refuse();
      try {
        const drafts = store();
        expect(await drafts.save({reason: secret})).to.equal(false);
        expect(await drafts.load()).to.deep.equal({reason: secret});
        expect(await store().load()).to.equal(undefined);
        await drafts.remove();
        expect(await drafts.load()).to.equal(undefined);
      } finally {
        restore();
      }
      expect((await everythingKept()).count).to.equal(0);
    });
  }
});
