import type {Practice} from '@gp-elements/core';
import {body, exampleOf} from '@gp-elements/core/testing';
import {expect} from '@open-wc/testing';
import './define.ts';
import {type BookingHarness, type HarnessOptions, showBooking, until} from './testing/index.ts';

let harness: BookingHarness;
const show = async (options?: HarnessOptions) => (harness = await showBooking(options));

const practice = (change: Partial<Practice>) => body({...exampleOf('getPractice'), ...change});

afterEach(() => {
  harness.remove();
  sessionStorage.clear();
});

describe('before a person is needed', () => {
  it('asks the urgent question first, with three equal buttons and nothing preselected', async () => {
    await show({isSignedIn: false});
    expect(harness.heading).to.equal('Is het dringend?');
    const answers = ['Ja', 'Nee, geen van deze', 'Ik weet het niet'].map((name) => harness.button(name));
    expect(new Set(answers.map((button) => button.className)).size).to.equal(1);
    expect(new Set(answers.map((button) => button.offsetWidth)).size).to.equal(1);
    expect(answers.some((button) => button.hasAttribute('aria-pressed'))).to.be.false;
    for (const group of ['Iedereen', 'Baby of kind', 'Zwanger', 'Psychisch'])
      expect(harness.text).to.include(group);
    expect(harness.text)
      .to.include('koorts bij een baby jonger dan 3 maanden')
      .and.to.include('Voorbeeldtekst');
    // Whom to call is there before any answer.
    expect(harness.largeCalls).to.deep.equal(['tel:0101234567', 'tel:112']);
    expect(harness.calls).to.include('tel:113');
  });

  for (const answer of ['Ja', 'Ik weet het niet']) {
    it(`“${answer}” shows only whom to call, and a way back`, async () => {
      await show({isSignedIn: false});
      await harness.press(answer);
      expect(harness.heading).to.equal('Bel nu');
      expect(harness.focused).to.equal('Bel nu');
      expect(harness.largeCalls).to.deep.equal(['tel:0101234567', 'tel:112', 'tel:113']);
      expect(harness.text).to.include('Kunt u niet bellen?').and.to.include('Kies 1 voor spoed.');
      expect(harness.buttons).to.deep.equal(['Terug', 'Toch niet? Terug']);
      await harness.press('Toch niet?');
      expect(harness.heading).to.equal('Is het dringend?');
    });
  }

  it('never sends or stores the answer', async () => {
    await show();
    for (const answer of ['Ja', 'Toch niet?', 'Ik weet het niet', 'Toch niet?', 'Nee, geen'])
      await harness.press(answer);
    expect(harness.gateway.calls.every(({body: sent}) => sent === undefined)).to.be.true;
    expect({...sessionStorage, ...localStorage}).to.deep.equal({});
  });

  it('does not mark a list that was signed off', async () => {
    const {alarmSigns} = exampleOf('getPractice');
    await show({
      scenario: {
        getPractice: practice({alarmSigns: {...alarmSigns, isExample: false, signedOffBy: 'dr. X'}}),
      },
    });
    expect(harness.text).not.to.include('Voorbeeldtekst');
  });

  it('shows all numbers when the hours are not known', async () => {
    const {contactNow: _unknown, ...rest} = exampleOf('getPractice');
    await show({scenario: {getPractice: body(rest)}});
    await harness.press('Ja');
    expect(harness.largeCalls).to.deep.equal(['tel:0101234567', 'tel:0109876543', 'tel:112', 'tel:113']);
  });

  it('switches the number at the moment that the server said, without a reload', async () => {
    const base = exampleOf('getPractice');
    const post = {phone: '010 987 65 43', name: 'Huisartsenpost', who: 'out-of-hours-post' as const};
    const opening = new Date(Date.parse(base.now) + 700).toISOString();
    await show({
      scenario: {
        getPractice: ({count}) =>
          body(
            count === 1
              ? {...base, contactNow: {...post, until: opening}}
              : {
                  ...base,
                  now: opening,
                  contactNow: {
                    phone: '010 123 45 67',
                    who: 'practice' as const,
                    until: '2026-11-23T17:00:00+01:00',
                  },
                },
          ),
      },
    });
    await harness.press('Ja');
    expect(harness.largeCalls[0]).to.equal('tel:0109876543');
    await until(() => harness.largeCalls[0] === 'tel:0101234567', 'the practice after opening');
    expect(harness.heading).to.equal('Bel nu');
  }).timeout(8000);

  it('asks who is signed out to sign in after the question, and goes on afterwards', async () => {
    await show({isSignedIn: false});
    await harness.press('Nee, geen van deze');
    expect(harness.heading).to.equal('Log in om verder te gaan');
    expect(harness.focused).to.equal(harness.heading);
    let asked = 0;
    harness.provider.addEventListener('gp-sign-in-request', (event) => {
      asked++;
      event.preventDefault();
    });
    await harness.press('Inloggen');
    expect(asked).to.equal(1);
    harness.provider.getToken = () => 'token';
    await harness.settle();
    expect(harness.heading).to.include('Waarvoor wilt u een afspraak?');
  });

  it('opens the list again after signing in from the list on another page', async () => {
    await show({isSignedIn: false, attributes: {view: 'list'}});
    expect(harness.heading).to.equal('Log in om verder te gaan');
    harness.provider.addEventListener('gp-sign-in-request', (event) => event.preventDefault());
    await harness.press('Inloggen');
    harness.remove();
    await show();
    expect(harness.heading).to.equal('Mijn afspraken');
  });
});
