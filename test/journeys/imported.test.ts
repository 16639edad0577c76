import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {importFiles} from '../../packages/gateway/src/adapters/import.ts';
import {MONDAY_MORNING} from '../demo-gateway.ts';
import {BookingPage} from './booking.page.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite} from './site.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const samples = join(resolve(root, process.env['GP_SAMPLES'] ?? '../shared/data'), 'appointments');
const skip = existsSync(samples) ? false : 'the folder of samples (GP_SAMPLES) is not there';

/** People whom the examples name, but who are not among them. */
const NAMED_ONLY = ['example', 'nl-core-patient-01', 'nl-core-patient-03'];
const DAY_MS = 86_400_000;

const inWords = (instant: number, zone: string) => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('nl', {timeZone: zone, ...options}).format(instant);
  return {day: part({day: 'numeric', month: 'long'}), time: part({hour: '2-digit', minute: '2-digit'})};
};

describe('the scheduling examples of HL7 (R4) and Nictiz (STU3)', () => {
  it('are taken, or left with a reason each; what was taken is shown by the widget', {skip}, async () => {
    const site = await startSite();
    const browser = await launchBrowser();
    const folder = await mkdtemp(join(tmpdir(), 'gp-samples-'));
    try {
      const lines = NAMED_ONLY.map((id) =>
        JSON.stringify({
          resourceType: 'Patient',
          id,
          name: [{text: `Voorbeeld ${id}`}],
          birthDate: '1970-01-01',
        }),
      );
      await writeFile(join(folder, 'people.ndjson'), lines.join('\n'));
      const {db} = site.gateway;
      const before = new Set((await db.selectFrom('appointment').select('id').execute()).map(({id}) => id));
      const report = await importFiles(db, [folder, samples], {clock: site.clock});

      const resources = report.files.flatMap((file) => {
        assert.equal(file.failure, undefined, `${file.file} is refused as a whole`);
        return file.resources;
      });
      const silent = resources.filter(({outcome, reason}) => outcome === 'left' && (reason ?? '') === '');
      assert.deepEqual(silent, [], 'something was left without a reason');
      const appointments = resources.filter(({kind}) => kind === 'Appointment');
      assert.equal(appointments.length, 8);

      const rows = (await db.selectFrom('appointment').selectAll().execute()).filter(
        ({id}) => !before.has(id),
      );
      assert.equal(rows.length, appointments.filter(({outcome}) => outcome !== 'left').length);
      assert.ok(rows.length >= 7, `only ${rows.length} of the examples were taken`);
      for (const row of rows) {
        const {day, time} = inWords(row.start_at, 'Europe/Amsterdam');
        // The day before, it is one of the appointments that are to come.
        site.clock.set(row.start_at - DAY_MS);
        const ahead = await visit(browser, {origin: site.origin, at: site.clock.now()});
        const booking = new BookingPage(ahead.page);
        await booking.open(row.subject_id);
        await booking.button('urgent.list').click();
        const item = booking.root.getByRole('article').filter({hasText: day}).filter({hasText: time});
        await item.first().waitFor();
        const text = await item.first().innerText();
        for (const shown of [row.type_name, row.practitioner_name, row.location_name, row.instructions]) {
          if (shown !== null)
            assert.ok(text.includes(shown), `${row.source_id}: "${shown}" is not shown in\n${text}`);
        }
        assert.deepEqual(ahead.trace.console, []);
        await ahead.close();

        // Years later it is past; who opens at it still finds it.
        site.clock.set(MONDAY_MORNING);
        const later = await visit(browser, {origin: site.origin, at: site.clock.now()});
        const past = new BookingPage(later.page);
        await past.open(row.subject_id);
        await past.at('urgent.heading');
        await later.page.evaluate((id) => {
          document.querySelector('gp-booking')?.setAttribute('appointment-id', id);
        }, row.id);
        await past.root.getByRole('article').filter({hasText: day}).filter({hasText: time}).waitFor();
        await later.close();
      }
    } finally {
      await rm(folder, {recursive: true, force: true});
      await browser.close();
      await site.close();
    }
  });
});
