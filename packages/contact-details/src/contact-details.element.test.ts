import {body, example, exampleOf, never, offline, problem, timeout} from '@gp-elements/core/testing';
import {createDraftStore} from '@gp-elements/core/drafts';
import {expect, waitUntil} from '@open-wc/testing';
import {type ContactHarness, type HarnessOptions, showContactDetails} from './testing/index.ts';

const EMAIL = {masked: 'a•••@e•••.nl', confirmed: true};
const WAITING = {
  masked: 'a•••@e•••.nl',
  confirmed: false,
  codeUntil: '2026-11-23T08:35:00+01:00',
  triesLeft: 5,
};

let page: ContactHarness | undefined;
async function show(options?: HarnessOptions): Promise<ContactHarness> {
  return (page = await showContactDetails(options));
}
const draftsOf = (draftKey = exampleOf('getSession').subjects[0]!.draftKey) =>
  createDraftStore<{field: string; text: string}>({name: 'contact-details', draftKey, now: Date.now});
afterEach(async () => {
  page?.remove();
  await draftsOf().remove();
});

const isAccessible = (shown: ContactHarness) => expect(shown.page).to.be.accessible();

describe('<gp-contact-details>', () => {
  it('takes an address, asks for the code that was sent, and says that messages go there', async () => {
    const shown = await show();
    expect(shown.text).to.contain('U krijgt nu geen berichten.');
    await isAccessible(shown);
    const revisions: number[] = [];
    shown.element.addEventListener('gp-contact-details-saved', ({revision}) => revisions.push(revision));
    await shown.press('E-mailadres toevoegen');
    expect(shown.focused).to.equal('email');
    expect(shown.control('email').autocomplete).to.equal('email');
    await shown.fill('email', ' anna@example.nl ');
    await shown.press('Stuur mij een code');
    expect(shown.sent('putContactDetails')).to.deep.equal([
      {email: 'anna@example.nl', language: 'nl', reminders: true},
    ]);
    expect(shown.focused).to.match(/^Wij stuurden een code naar a•••nl\. Vul de code hieronder in\.$/);
    expect(shown.text).to.contain('De code werkt tot 08:35.');
    const code = shown.control('email-code');
    expect([code.getAttribute('autocomplete'), code.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    await isAccessible(shown);
    await shown.fill('email-code', '481205');
    await shown.press('Bevestigen');
    expect(shown.sent('confirmContactDetails')).to.deep.equal([{channel: 'email', code: '481205'}]);
    expect(shown.told).to.equal('Uw e-mailadres is bevestigd.');
    expect(shown.text).to.contain('U krijgt berichten nu per e-mail.');
    expect(revisions).to.deep.equal([1, 2]);
  });

  it('says of a wrong code how many tries are left, and what helps after the last', async () => {
    const shown = await show({details: {email: {...WAITING, triesLeft: 2}}});
    await shown.press('Bevestigen');
    expect(shown.faultOf('email-code')).to.equal('Vul de code in.');
    await shown.fill('email-code', '111111');
    await shown.press('Bevestigen');
    expect(shown.faultOf('email-code')).to.contain('U kunt het nog 1 keer proberen.');
    expect([shown.focused, shown.control('email-code').value]).to.deep.equal(['email-code', '111111']);
    await isAccessible(shown);
    await shown.press('Bevestigen');
    expect(shown.told).to.contain('U probeerde het te vaak. Vraag een nieuwe code.');
    expect(shown.root.getElementById('email-code')).to.equal(null);
    // The address was typed on another page: only who knows it all can have a code sent to it.
    await shown.press('Stuur een nieuwe code');
    expect(shown.focused).to.equal('email');
  });

  it('sends another code to what was typed here, also after a wrong one', async () => {
    const shown = await show();
    await shown.press('Mobiel nummer toevoegen');
    await shown.fill('mobile', '06 12 34 56 78');
    await shown.press('Stuur mij een code');
    await shown.fill('mobile-code', '1');
    await shown.press('Bevestigen');
    await shown.press('Stuur een nieuwe code');
    const numbers = shown.sent('putContactDetails').map((sent) => (sent as {mobile: string}).mobile);
    // The wrong code counted as a change: what was read is looked at again, and the wish sent again.
    expect(numbers).to.deep.equal(['06 12 34 56 78', '06 12 34 56 78', '06 12 34 56 78']);
    expect(shown.told).to.contain('Wij stuurden een code');
  });

  it('says that a code is over', async () => {
    const shown = await show({details: {email: WAITING}});
    shown.desk.change({email: {masked: WAITING.masked, confirmed: false}});
    await shown.fill('email-code', '481205');
    await shown.press('Bevestigen');
    expect(shown.told).to.equal('Deze code werkt niet meer. Vraag een nieuwe.');
  });

  it('says what is wrong with what was typed, and keeps it', async () => {
    const shown = await show({
      scenario: {
        putContactDetails: problem('validation-failed', {
          errors: [{in: 'body', pointer: '/email', message: 'must be an email address'}],
        }),
      },
    });
    await shown.press('E-mailadres toevoegen');
    await shown.press('Stuur mij een code');
    expect(shown.faultOf('email')).to.equal('Vul uw e-mailadres in.');
    await shown.fill('email', 'anna');
    await shown.press('Stuur mij een code');
    expect(shown.faultOf('email')).to.contain('Dit is geen e-mailadres.');
    expect([shown.focused, shown.control('email').value]).to.deep.equal(['email', 'anna']);
    await isAccessible(shown);
  });

  for (const [name, reply, says] of [
    ['no connection', offline, 'Er kwam geen antwoord. Wat u invulde staat er nog.'],
    ['no answer in time', timeout, 'Er kwam geen antwoord. Wat u invulde staat er nog.'],
    ['a failure', problem('internal-error'), 'Er ging iets mis bij ons. Wat u invulde staat er nog.'],
    ['too many codes', problem('too-many-requests'), 'U vroeg te vaak om een code.'],
    ['what the practice cannot send to', problem('operation-not-offered'), 'Hier kan de praktijk nu niet'],
  ] as const) {
    it(`keeps what was typed after ${name}, and the same press is the same wish`, async () => {
      const shown = await show({scenario: {putContactDetails: reply}});
      await shown.press('E-mailadres toevoegen');
      await shown.fill('email', 'anna@example.nl');
      await shown.press('Stuur mij een code');
      expect(shown.told).to.contain(says);
      expect(shown.focused).to.contain(says);
      expect(shown.control('email').value).to.equal('anna@example.nl');
      await shown.press('Stuur mij een code');
      const keys = shown.gateway.calls
        .filter(({operationId}) => operationId === 'putContactDetails')
        .map(({headers}) => headers.get('Idempotency-Key'));
      expect(keys.length).to.equal(2);
      if (reply === offline || reply === timeout) expect(keys[0]).to.equal(keys[1]);
    });
  }

  it('removes after a question, and keeps the other', async () => {
    const mobile = {masked: '•••••• 78', confirmed: true};
    const shown = await show({details: {email: EMAIL, mobile, noticeBy: 'email'}});
    expect(shown.text).to.contain('Wij sturen alleen een sms als u geen e-mailadres hebt bevestigd.');
    await shown.press('E-mailadres verwijderen');
    expect(shown.root.querySelector('dialog')!.open).to.equal(true);
    await isAccessible(shown);
    await shown.press('Nee, laat staan');
    expect(shown.sent('putContactDetails')).to.deep.equal([]);
    await shown.press('E-mailadres verwijderen');
    await shown.press('Ja, verwijderen');
    expect(shown.sent('putContactDetails')).to.deep.equal([
      {mobile: '•••••• 78', language: 'nl', reminders: true},
    ]);
    expect(shown.focused).to.equal('Uw e-mailadres is verwijderd.');
    expect(shown.text).to.contain('U krijgt berichten nu per sms.');
  });

  it('switches reminders off, says so aloud, and leaves the keyboard there', async () => {
    const shown = await show({details: {email: EMAIL, noticeBy: 'email'}});
    shown.control('reminders').focus();
    await shown.tick('reminders');
    expect(shown.sent('putContactDetails')).to.deep.equal([
      {email: EMAIL.masked, language: 'nl', reminders: false},
    ]);
    expect([shown.said, shown.focused]).to.deep.equal(['U krijgt geen herinneringen meer.', 'reminders']);
    await shown.fill('language', 'en');
    expect(shown.desk.details.language).to.equal('en');
  });

  it('shows the tick as it is when it could not be saved', async () => {
    const shown = await show({scenario: {putContactDetails: offline}});
    await shown.tick('reminders');
    expect(shown.control('reminders').checked).to.equal(true);
    expect(shown.told).to.contain('Er kwam geen antwoord.');
  });

  it('asks again when the address was changed elsewhere, and not when something else was', async () => {
    const shown = await show({details: {email: EMAIL, noticeBy: 'email'}});
    shown.desk.change({reminders: false});
    await shown.press('E-mailadres verwijderen');
    shown.desk.change({email: {masked: 'b•••@e•••.nl', confirmed: true}});
    await shown.press('Ja, verwijderen');
    expect(shown.told).to.contain('Dit is net ergens anders gewijzigd.');
    expect(shown.text).to.contain('b•••@e•••.nl');
    shown.desk.change({language: 'en'});
    await shown.press('E-mailadres verwijderen');
    await shown.press('Ja, verwijderen');
    expect(shown.desk.details.email).to.equal(undefined);
    expect([shown.desk.details.reminders, shown.desk.details.language]).to.deep.equal([false, 'en']);
  });

  it('tells a parent of whom the messages are, and a young person nothing of it', async () => {
    const parent = await show({scenario: {getSession: example('family')}});
    expect(parent.text).to.contain('Ook berichten over uw kind onder de 12 jaar komen hier.');
    parent.remove();
    const session = exampleOf('getSession');
    const self = session.subjects.filter(({relation}) => relation === 'self');
    const young = await show({scenario: {getSession: () => body({...session, subjects: self})}});
    expect(young.text).not.to.contain('kind');
  });

  it('offers only what the practice sends by', async () => {
    const shown = await show({details: {channels: ['email']}});
    expect(shown.headings).to.deep.equal(['2 Berichten over uw afspraken', '3 E-mail', '3 Herinneringen']);
    shown.remove();
    const none = await show({details: {channels: [], mobile: {masked: '•••••• 78', confirmed: true}}});
    expect(none.text).to.contain('Deze praktijk stuurt geen berichten.');
    // What is on file there can still be taken away.
    await none.press('Mobiel nummer verwijderen');
    await none.press('Ja, verwijderen');
    await waitUntil(() => none.desk.details.mobile === undefined, 'the number is still on file');
  });

  it('keeps what was typed when the session ends', async () => {
    const shown = await show();
    await shown.press('E-mailadres toevoegen');
    await shown.fill('email', 'anna@example.nl');
    shown.gateway.change({getSession: problem('token-expired'), putContactDetails: problem('token-expired')});
    await shown.press('Stuur mij een code');
    await shown.settle();
    expect(shown.text).to.contain('U bent uitgelogd');
    expect(shown.control('email').value).to.equal('anna@example.nl');
    shown.gateway.change({...shown.desk.scenario, getSession: example('alone')});
    shown.provider.getToken = () => 'another';
    shown.provider.reload();
    await shown.settle();
    await shown.press('Stuur mij een code');
    expect(shown.told).to.contain('Wij stuurden een code');
  });

  it('has what was typed again after a reload or signing in elsewhere, until it was sent or left', async () => {
    const before = await show();
    await before.press('Mobiel nummer toevoegen');
    await before.fill('mobile', '06 12 34');
    await waitUntil(async () => (await draftsOf().load()) !== undefined);
    before.remove();

    const after = await show();
    await waitUntil(() => after.root.getElementById('mobile') !== null, 'the form is not there');
    expect(after.control('mobile').value).to.equal('06 12 34');
    await after.fill('mobile', '06 12 34 56 78');
    await after.press('Stuur mij een code');
    expect(after.sent('putContactDetails')).to.deep.equal([
      {mobile: '06 12 34 56 78', language: 'nl', reminders: true},
    ]);
    await waitUntil(async () => (await draftsOf().load()) === undefined, 'it is still kept');

    await after.press('E-mailadres toevoegen');
    await after.fill('email', 'anna');
    await after.press('Niet wijzigen');
    await waitUntil(async () => (await draftsOf().load()) === undefined, 'it is still kept');
    after.remove();
    const others = exampleOf('getSession');
    const [self] = others.subjects;
    await draftsOf().save({field: 'email', text: 'anna'});
    const other = await show({
      scenario: {
        getSession: () =>
          body({...others, subjects: [{...self!, draftKey: self!.draftKey.replace('A', 'B')}]}),
      },
    });
    await other.settle();
    expect(other.root.getElementById('email')).to.equal(null);
  });

  for (const [name, options, says] of [
    ['signed out', {isSignedIn: false}, 'Log in. Dan ziet u waar uw berichten naartoe gaan.'],
    ['loading', {scenario: {getContactDetails: never}}, 'Even laden.'],
    ['offline', {scenario: {getContactDetails: offline}}, 'Er is geen verbinding.'],
    ['failed', {scenario: {getContactDetails: problem('internal-error')}}, 'Er ging iets mis bij ons.'],
    [
      'refused',
      {scenario: {getContactDetails: problem('not-found')}},
      'Dit kan niet online. Bel de praktijk',
    ],
    ['for staff', {scenario: {getSession: example('staff')}}, 'Dit is voor patiënten.'],
    ['in English', {providerAttributes: {lang: 'en'}}, 'You get no messages now.'],
  ] as [string, HarnessOptions, string][]) {
    it(`says what is so: ${name}`, async () => {
      const shown = await show(options);
      // Another language comes in a file of its own.
      await waitUntil(() => shown.text.includes(says), `${says} in ${shown.text}`);
      await isAccessible(shown);
    });
  }

  it('reads again after a failure', async () => {
    const shown = await show({scenario: {getContactDetails: offline}});
    shown.gateway.change(shown.desk.scenario);
    await shown.press('Probeer het opnieuw');
    expect(shown.text).to.contain('U gaf nog geen e-mailadres.');
  });

  it('says that there is no provider around it', async () => {
    const alone = document.createElement('gp-contact-details');
    document.body.append(alone);
    await customElements.whenDefined('gp-provider');
    await new Promise((resolve) => setTimeout(resolve));
    await alone.updateComplete;
    expect(alone.shadowRoot!.textContent).to.contain('nog niet aangesloten');
    alone.remove();
  });
});
