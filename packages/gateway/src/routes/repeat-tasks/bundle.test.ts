import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {importResources} from '../../adapters/import.ts';
import type {Fields} from '../../adapters/fhir/fields.ts';
import {practiceSettings} from '../../domain/testing/settings.ts';
import {blocksOf} from '../../store/medication.ts';
import {addMedicine} from '../../testing/medication.ts';
import {startBookingPractice, type BookingPractice} from '../booking/testing/booking-practice.ts';

type Schemas = components['schemas'];

const root = resolve(import.meta.dirname, '../../../../..');
const samples = join(
  resolve(root, process.env['GP_SAMPLES'] ?? '../shared/data'),
  'patients-r4/repeat-proposals',
);

const settings = practiceSettings({
  services: [
    {service: 'booking', mode: 'direct'},
    {service: 'medication-overview', mode: 'direct'},
    {service: 'repeat-prescription', mode: 'request'},
  ],
  repeats: {
    pharmacies: [{id: 'vijzel', name: 'Apotheek De Vijzel', handovers: ['delivery'], ura: '12345678'}],
  },
});

/** Where the fields of a resource stand, whatever is in them: `category[].coding[].code`. */
function placesOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => placesOf(each, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => {
    const url = (value as {url?: unknown}).url;
    const name = typeof url === 'string' && key !== 'url' ? `${at}(${url.split('/').at(-1)})` : at;
    return placesOf(inner, name === '' ? key : `${name}.${key}`);
  });
}

/** The wish to have it delivered, which MP9 has and the samples do not; and a name beside the reference to a person. */
const BESIDE = /AdditionalWishes|^(subject|requester|sender)\.identifier\./;

describe('a repeat request as FHIR', () => {
  let practice: BookingPractice;
  let resources: Fields[];
  let bundle: {entry: {fullUrl: string; resource: Fields}[]};

  before(async () => {
    practice = await startBookingPractice(settings);
    await addMedicine(practice.db, {id: 'metoprolol', personId: 'anna', name: 'METOPROLOL TABLET 50MG'});
    const {body: asked} = await practice.call<Schemas['RepeatRequest']>('POST', '/repeat-requests', {
      body: {
        lines: [{treatmentId: 'metoprolol', daysLeft: 4}, {description: 'zalf voor mijn arm'}],
        pharmacyId: 'vijzel',
        handover: 'delivery',
        remark: 'Graag voor vrijdag.',
      },
    });
    const lines = asked.lines.map(({id}) => id);
    await practice.call('POST', '/repeat-authorisations', {
      as: 'bakker',
      scope: 'staff prescriber',
      body: {
        tasks: [
          {
            id: asked.id,
            etag: asked.etag,
            decisions: [
              {lineId: lines[0], decision: 'approve'},
              {lineId: lines[1], decision: 'reject', reply: '5', text: 'Wij willen uw arm eerst zien.'},
            ],
          },
        ],
      },
    });
    ({body: bundle} = await practice.call<typeof bundle>('GET', `/repeat-tasks/${asked.id}`, {
      as: 'his',
      scope: 'system',
      headers: {accept: 'application/fhir+json'},
    }));
    resources = bundle.entry.map(({resource}) => resource);
  });
  after(() => practice.close());

  const ofType = (type: string) => resources.filter((resource) => resource['resourceType'] === type);

  it('each line is a proposal for a dispense request, and the answer a coded reply to it', () => {
    const proposals = ofType('MedicationRequest');
    assert.deepEqual(
      proposals.map(({intent, status, category}) => [
        intent,
        status,
        (category as {coding: {code: string}[]}[])[0]?.coding[0]?.code,
      ]),
      [
        ['plan', 'active', '52711000146108'],
        ['plan', 'active', '52711000146108'],
      ],
    );
    assert.match(JSON.stringify(proposals[0]), /Graag voor vrijdag\. Nog voor 4 dagen\./);
    assert.match(JSON.stringify(proposals[0]), /"code":"3","display":"Bezorgen"/);
    const replies = ofType('Communication');
    assert.deepEqual(
      replies.map(({payload}) => /"code":"(\d+)"/.exec(JSON.stringify(payload))?.[1]),
      ['11', '5'],
    );
    assert.match(JSON.stringify(replies[1]), /Wij willen uw arm eerst zien\./);
    const proposed = proposals.map(({identifier}) => (identifier as {value: string}[])[0]?.value);
    assert.deepEqual(
      replies.map(({basedOn}) => (basedOn as {identifier: {value: string}}[])[0]?.identifier.value),
      proposed,
    );
  });

  it('read again it is the same: two proposals and two replies', async () => {
    const other = await startBookingPractice(settings);
    try {
      const report = await importResources(other.db, bundle.entry, {clock: other.clock});
      assert.deepEqual(
        report.resources.filter(({outcome}) => outcome === 'left'),
        [],
      );
      const [person] = await other.db.selectFrom('medication_block').select('person_id').distinct().execute();
      const blocks = await blocksOf(other.db, person?.person_id ?? '');
      assert.deepEqual(
        blocks.map(({kind, proposes, reply}) => [kind, proposes, reply?.codes[0]?.code]).sort(),
        [
          ['proposal', 'dispense-request', undefined],
          ['proposal', 'dispense-request', undefined],
          ['reply', 'dispense-request', '11'],
          ['reply', 'dispense-request', '5'],
        ],
      );
    } finally {
      await other.close();
    }
  });

  it(
    'has no field that the samples do not have',
    {skip: !existsSync(samples) && 'GP_SAMPLES is not there'},
    async () => {
      const read = async (file: string) =>
        (JSON.parse(await readFile(join(samples, file), 'utf8')) as typeof bundle).entry.map(
          (one) => one.resource,
        );
      const all = [
        ...(await read('mp-vv-tst-23-5-vvv-geaccepteerd.json')),
        ...(await read('mp-av-tst-23-5-vvv-geaccepteerd.json')),
        // A reply in words, too.
        ...(await read('mp-am-tst-23-2-vma-afgewezen-PRK.json')),
      ];
      for (const type of ['MedicationRequest', 'Communication']) {
        const known = new Set(
          all.filter(({resourceType}) => resourceType === type).flatMap((one) => placesOf(one)),
        );
        const ours = ofType(type).flatMap((one) => placesOf(one));
        assert.deepEqual(
          [...new Set(ours)].filter((place) => !known.has(place) && !BESIDE.test(place)),
          [],
        );
      }
    },
  );
});
