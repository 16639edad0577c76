import {body, example, exampleOf, never, offline, problem} from '@gp-elements/core/testing';
import {expect, waitUntil} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type {AxeResults} from 'axe-core';
import {type HarnessOptions, type SettingsHarness, showSettings} from './testing/index.ts';

/** The script above puts it there. */
declare const axe: {run: (context: Element) => Promise<AxeResults>};

let page: SettingsHarness;
const show = async (options?: HarnessOptions) => (page = await showSettings(options));

async function expectNoFaults(): Promise<void> {
  const {violations} = await axe.run(page.page);
  expect(violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
}

const PLACES = [
  'Openingstijden',
  'Sluitingen',
  'Naam en nummers',
  'Diensten',
  'Soorten afspraken',
  'Regels',
  'Teksten',
  'Alarmsignalen',
  'Berichten',
  'Wijzigingen',
  'Bestand',
];

before(() => {
  document.documentElement.lang = 'nl';
});

afterEach(async () => {
  page.remove();
  await emulateMedia({forcedColors: 'none', media: 'screen'});
  await setViewport({width: 800, height: 600});
});

describe('the settings', () => {
  it('every group of them is there, without a fault, in forced colours and at 320 px too', async () => {
    await show();
    await setViewport({width: 1200, height: 800});
    for (const place of PLACES) {
      await page.press(place);
      expect(page.headings[1], place).to.equal(`3 ${place}`);
      expect(page.focused).to.equal(place);
      page.root.querySelectorAll('details').forEach((each) => (each.open = true));
      await expectNoFaults();
    }
    await emulateMedia({forcedColors: 'active'});
    await setViewport({width: 320, height: 800});
    await expectNoFaults();
    await page.fill('places', 'closures');
    expect(page.headings[1]).to.equal('3 Sluitingen');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('a change says that it is not saved, is sent as one, and can be undone at once', async () => {
    let undone = '';
    await show({
      scenario: {
        undoSettingsChange: ({params, headers}) => {
          undone = `${params['revision']} ${headers.get('If-Match')}`;
          return body(page.change(exampleOf('getSettings').settings));
        },
      },
    });
    const told: number[] = [];
    page.page.addEventListener('gp-settings-saved', ({revision}) => told.push(revision));
    await page.press('Sluitingen');
    await page.press('Sluiting toevoegen');
    expect(page.focused).to.equal('f-closures-0-from');
    await page.fill('f-closures-0-from', '2027-03-08');
    await page.fill('f-closures-0-to', '2027-03-08');
    await page.fill('f-closures-0-reason', '  Scholing ');
    expect(page.unsaved).to.equal('Nog niet bewaard: Sluitingen.');
    await page.press('Bewaren');
    expect(page.told).to.include('Bewaard.');
    expect(page.sent?.closures[0]).to.deep.equal({
      from: '2027-03-08',
      to: '2027-03-08',
      reason: 'Scholing',
    });
    expect(page.unsaved).to.equal('');
    await page.press('Terugdraaien');
    expect(undone).to.equal('2 "2"');
    expect(page.told).to.include('Teruggedraaid.');
    expect(told).to.deep.equal([2, 3]);
  });

  it('a part of one day is closed with two times, and the day again without them', async () => {
    const errors = [{in: 'body' as const, pointer: '/closures/0/endTime', message: 'must match pattern'}];
    let isRefused = true;
    await show({
      scenario: {
        putSettings: (request) =>
          isRefused ? problem('validation-failed', {errors}) : body(page.change(request.body as never)),
      },
    });
    await page.press('Sluitingen');
    await page.press('Sluiting toevoegen');
    await page.fill('f-closures-0-from', '2027-03-08');
    await page.fill('f-closures-0-reason', 'Scholing');
    const has = (id: string) => page.root.querySelector(`#f-closures-0-${id}`) !== null;
    expect([has('to'), has('startTime')]).to.deep.equal([true, false]);
    await page.fill('f-closures-0-extent', 'part');
    expect([has('to'), has('startTime'), has('endTime')]).to.deep.equal([false, true, true]);
    await page.fill('f-closures-0-startTime', '12:00');
    await page.press('Bewaren');
    expect(page.told).to.include('Vul twee tijden in, de eerste eerder dan de tweede.');
    await expectNoFaults();
    isRefused = false;
    await page.fill('f-closures-0-endTime', '17:00');
    await page.fill('f-closures-0-from', '2027-03-09');
    await page.press('Bewaren');
    const day = {from: '2027-03-09', to: '2027-03-09', reason: 'Scholing'};
    expect(page.sent?.closures[0]).to.deep.equal({...day, startTime: '12:00', endTime: '17:00'});
    await page.fill('f-closures-0-extent', 'all');
    await page.press('Bewaren');
    expect(page.sent?.closures[0]).to.deep.equal(day);
  });

  it('what is put back to what it was needs no saving; discarding asks first', async () => {
    await show();
    await page.press('Naam en nummers');
    const name = page.control('f-name').value;
    await page.fill('f-name', 'De Eik');
    await page.fill('f-name', name);
    expect(page.unsaved).to.equal('');
    await page.fill('f-address-line', 'Lindelaan 1');
    await page.fill('f-address-line', '');
    expect(page.unsaved).to.equal('');
    await page.fill('f-name', 'De Eik');
    await page.press('Weggooien');
    await page.press('Nee, terug');
    expect(page.unsaved).to.equal('Nog niet bewaard: Naam en nummers.');
    await page.press('Weggooien');
    // The one in the dialog.
    await page.press('Weggooien');
    expect([page.unsaved, page.control('f-name').value]).to.deep.equal(['', name]);
  });

  it('what a colleague saved meanwhile comes in, what both changed is told, and nothing typed is lost', async () => {
    await show();
    await page.press('Naam en nummers');
    await page.fill('f-name', 'De Nieuwe Linde');
    const {settings} = page.state;
    page.change(
      {...settings, name: 'De Oude Linde', texts: {nl: {cannotPhone: 'Kom langs.'}}},
      'F. El Idrissi',
    );
    await page.press('Bewaren');
    expect(page.told)
      .to.include('Intussen bewaarde F. El Idrissi andere instellingen.')
      .and.to.include('U wijzigde allebei: Naam en nummers.');
    expect(page.control('f-name').value).to.equal('De Nieuwe Linde');
    await page.press('Bewaren');
    expect(page.told).to.include('Bewaard.');
    expect([page.sent?.name, page.sent?.texts]).to.deep.equal([
      'De Nieuwe Linde',
      {nl: {cannotPhone: 'Kom langs.'}},
    ]);
  });

  it('what the gateway refuses is told by place, with a way to it', async () => {
    const errors = [
      {in: 'body' as const, pointer: '/closures/0', message: 'ends before it starts'},
      {in: 'body' as const, pointer: '/closures/0/reason', message: 'must NOT have fewer than 1 characters'},
    ];
    await show({scenario: {putSettings: problem('validation-failed', {errors})}});
    await page.press('Sluitingen');
    await page.fill('f-closures-0-reason', '');
    await page.press('Bewaren');
    expect(page.told)
      .to.include('Zo kan het niet bewaard worden')
      .and.to.include('Sluitingen: De laatste dag is eerder dan de eerste');
    page.root.querySelector<HTMLAnchorElement>('.told a[href="#f-closures-0-reason"]')!.click();
    expect(page.focused).to.equal('f-closures-0-reason');
    expect(page.control('f-closures-0-reason').getAttribute('aria-invalid')).to.equal('true');
    expect(page.unsaved).to.equal('Nog niet bewaard: Sluitingen.');
    await expectNoFaults();
  });

  it('without a connection nothing is lost, and the same change is sent under the same key', async () => {
    let isOff = true;
    await show({
      scenario: {putSettings: ({body: sent}) => (isOff ? offline : body(page.change(sent as never)))},
    });
    await page.press('Naam en nummers');
    await page.fill('f-name', 'De Eik');
    await page.press('Bewaren');
    expect(page.told).to.include('Er is geen verbinding.');
    expect(page.control('f-name').value).to.equal('De Eik');
    isOff = false;
    await page.press('Bewaren');
    expect(page.told).to.include('Bewaard.');
    const keys = page.gateway.calls
      .filter(({operationId}) => operationId === 'putSettings')
      .map(({headers}) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(1);
  });

  it('kinds of the record system are shown to patients or not', async () => {
    await show();
    await page.press('Soorten afspraken');
    expect(page.text).to.include('Bloeddruk meten niet te zien voor patiënten');
    await page.press('Laten zien: Bloeddruk meten');
    await page.fill('f-booking-appointmentTypes-1-durationMinutes', '15');
    await page.fill('f-booking-appointmentTypes-1-release-keptShare', '30');
    await page.press('Bewaren');
    expect(page.sent?.booking.appointmentTypes.at(-1)).to.deep.equal({
      sourceId: 'bloeddruk',
      durationMinutes: 15,
      channel: 'practice',
      release: {keptShare: 0.3},
    });
  });

  it('alarm signs: typing goes line by line, and whoever changes a signed list takes the signature away', async () => {
    await show();
    await page.press('Alarmsignalen');
    expect(page.text).to.include('Niemand keurde deze lijst goed.');
    await page.press('Lijst goedkeuren');
    expect(page.focused).to.equal('signer');
    await page.fill('signer', 'dr. M. Bakker');
    await page.press('Lijst goedkeuren');
    await page.press('Bewaren');
    expect(page.sent?.alarmSigns['nl']).to.include({signedOffBy: 'dr. M. Bakker', isExample: false});
    expect(page.text).to.include('Goedgekeurd door dr. M. Bakker, versie 2026-1.');
    const signs = 'f-alarmSigns-nl-groups-0-signs';
    await page.fill(signs, 'ernstig benauwd\n');
    expect(page.control(signs).value, 'a new line stays while typing').to.equal('ernstig benauwd\n');
    await page.fill(signs, 'ernstig benauwd\nveel bloedverlies\n');
    await page.press('Bewaren');
    expect(page.sent?.alarmSigns['nl']).to.deep.include({
      version: '2026-2',
      signedOffBy: null,
      isExample: true,
      groups: [{id: 'general', title: 'Iedereen', signs: ['ernstig benauwd', 'veel bloedverlies']}],
    });
  });

  it('who changed what is told, and a change of longer ago is undone after a question', async () => {
    let undone = '';
    await show({
      scenario: {
        undoSettingsChange: ({params}) => {
          undone = params['revision'] ?? '';
          return problem('settings-changed-since');
        },
      },
    });
    await page.press('Wijzigingen');
    expect(page.text)
      .to.include('Sluitingen')
      .and.to.include('W. Hendriks')
      .and.to.include('De eerste instellingen');
    await page.press('Terugdraaien: Sluitingen');
    // The one in the dialog.
    await page.press('Terugdraaien');
    expect(undone).to.equal('2');
    expect(page.told).to.include('hetzelfde is daarna nog gewijzigd');
  });

  it('a file of another practice: what is another practice’s own is not taken over by itself', async () => {
    await show();
    await page.press('Bestand');
    const {settings} = page.state;
    await page.give('geen JSON');
    expect(page.told).to.include('Dit is geen bestand met instellingen.');
    await page.give(JSON.stringify(settings));
    expect(page.told).to.include('gelijk aan uw instellingen');
    await page.give(
      JSON.stringify({...settings, name: 'De Eik', booking: {...settings.booking, horizonDays: 14}}),
    );
    expect(page.control('f-import-name').checked).to.equal(false);
    expect(page.control('f-import-booking-horizonDays').checked).to.equal(true);
    await expectNoFaults();
    await page.press('Overnemen');
    expect(page.told).to.include('Overgenomen.');
    expect(page.unsaved).to.equal('Nog niet bewaard: Regels.');
    await page.press('Bewaren');
    expect([page.sent?.name, page.sent?.booking.horizonDays]).to.deep.equal([settings.name, 14]);
  });

  it('leaving the page with something unsaved asks first', async () => {
    await show();
    const leave = () => {
      const event = new Event('beforeunload', {cancelable: true});
      dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).to.equal(false);
    await page.press('Naam en nummers');
    await page.fill('f-name', 'De Eik');
    expect(leave()).to.equal(true);
    page.remove();
    expect(leave()).to.equal(false);
  });

  it('says who it is for, that it waits, and that it failed', async () => {
    await show({isSignedIn: false});
    expect(page.text).to.include('Log in als praktijkmanager');
    page.remove();
    await show({scenario: {getSession: example('staff')}});
    expect(page.text).to.include('voor wie in de praktijk beslist');
    expect(page.gateway.calls.some(({operationId}) => operationId === 'getSettings')).to.equal(false);
    page.remove();
    await show({scenario: {getSettings: never}});
    expect(page.text).to.include('Even laden');
    page.remove();
    await show({scenario: {getSettings: problem('internal-error')}});
    expect(page.text).to.include('komen nu niet binnen');
    await expectNoFaults();
    page.remove();
    await show({providerAttributes: {lang: 'en'}});
    await waitUntil(() => page.headings.length > 0);
    expect(page.headings).to.deep.equal(['2 Settings of the practice', '3 Opening hours']);
  });
});
