// Makes booking.png anew from a running demo: `npm start`, then `node docs/pictures/make.mjs http://127.0.0.1:4000`.
// Books one appointment there.
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {args, executablePath} from '../../test/browser.mjs';

const [origin = 'http://127.0.0.1:4000'] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const WHO = 'Wilhelmina';
const WIDTH = 390;
const HEIGHT = 800;

const browser = await chromium.launch({executablePath, args});
const options = {
  locale: 'nl-NL',
  timezoneId: 'Europe/Amsterdam',
  reducedMotion: 'reduce',
  deviceScaleFactor: 1.5,
};
const page = await browser.newPage({...options, viewport: {width: WIDTH, height: HEIGHT}});
const {items} = await (await fetch(`${origin}/demo/people`)).json();
const {id} = items.find(({name}) => name.startsWith(WHO));

/** The widget alone, from its top. */
async function take() {
  await page.getByRole('heading', {level: 1}).scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const {top} = document.querySelector('gp-booking').getBoundingClientRect();
    scrollBy(0, top - 12);
  });
  return `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
}
const press = (name) => page.getByRole('button', {name}).first().click();
const reach = (name) => page.getByRole('heading', {name}).waitFor();

const pictures = [];
await page.goto(`${origin}/afspraak?als=${id}&thema=kaal&weergave=licht`, {waitUntil: 'networkidle'});
await reach('Is het dringend?');
pictures.push(await take());
await press('Nee, geen van deze');
await press('Spreekuur bij de huisarts');
await press('Eén klacht');
await page.getByRole('button', {name: 'Een andere dag kiezen'}).waitFor();
pictures.push(await take());
await press(/^\d\d:\d\d/);
await page.getByRole('textbox', {name: 'Waar gaat het over?'}).fill('Ik hoest al drie weken.');
await press('Verder naar controleren');
await reach('Klopt dit?');
pictures.push(await take());
await press('Afspraak bevestigen');
await reach('Uw afspraak staat vast');
pictures.push(await take());

const frames = pictures.map((source) => `<img width="${WIDTH}" height="${HEIGHT}" src="${source}">`).join('');
await page.setViewportSize({width: 4 * (WIDTH + 40) + 40, height: HEIGHT + 80});
await page.goto('about:blank');
await page.setContent(`<style>
  body {margin: 0; padding: 40px; display: flex; gap: 40px; background: #dfe9e6}
  img {border-radius: 28px; background: #fff; box-shadow: 0 0 0 1px #b9cac5, 0 18px 40px rgb(8 68 65 / 16%)}
</style>${frames}`);
await page.screenshot({path: join(here, 'booking.png')});
await browser.close();
