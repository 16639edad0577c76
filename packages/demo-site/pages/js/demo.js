// The settings strip of the demonstration, and signing in. Loaded before the widgets, so that they start signed in.
import {currentPerson, listPeople, listStaff, rememberPerson, tokensFor} from './sessie.js';

const provider = document.querySelector('gp-provider');
const asked = new URLSearchParams(location.search).get('als');
if (asked !== null) {
  rememberPerson(asked);
  // Signed in now; a copied address should not sign in someone else.
  const address = new URL(location.href);
  address.searchParams.delete('als');
  history.replaceState(history.state, '', address);
}
const personId = currentPerson();
if (provider && personId) provider.getToken = tokensFor(personId);
// What a browser extension or a test may want to know: the page has done its part.
document.documentElement.dataset.ingelogd = personId ?? '';

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

function choice(label, options, value, onChange) {
  const select = make(
    'select',
    {},
    ...options.map(([key, text]) => make('option', {value: key, textContent: text})),
  );
  select.value = value;
  select.addEventListener('change', () => onChange(select.value));
  return make('label', {textContent: label}, select);
}

const {thema, weergave} = document.documentElement.dataset;
const themes = [
  ['kaal', provider?.closest('.raamwerk') ? 'Eigen stijl van dit portaal' : 'Kaal: zonder thema'],
  ['voorbeeld', 'Voorbeeld (NL Design System)'],
  ['kastanje', 'Kastanje (eigen merk)'],
];
const modes = [
  ['systeem', 'Zoals mijn apparaat'],
  ['licht', 'Licht'],
  ['donker', 'Donker'],
];
const languages = [
  ['nl', 'Nederlands'],
  ['en', 'English'],
];

function goAs(id) {
  rememberPerson(id || null);
  location.reload();
}

async function drawStrip(strip) {
  const form = make('form', {});
  form.append(
    choice('Thema', themes, thema, globalThis.demoThema.setTheme),
    choice('Licht of donker', modes, weergave, globalThis.demoThema.setMode),
  );
  if (provider) {
    form.append(
      choice('Taal van het blok', languages, provider.getAttribute('lang') ?? 'nl', (language) =>
        provider.setAttribute('lang', language),
      ),
    );
  }
  const summary = make('summary', {textContent: 'Instellingen'});
  strip.append(make('details', {}, summary, form));

  // These pages are for who works here, every other page for patients.
  const people = await (/^\/(praktijk|oefenen)/.test(location.pathname) ? listStaff : listPeople)();
  const me = people.find(({id}) => id === personId);
  if (personId && !me) rememberPerson(null);
  form.prepend(
    choice(
      'Wie bent u?',
      [['', 'Niet ingelogd'], ...people.map(({id, name}) => [id, name])],
      me?.id ?? '',
      goAs,
    ),
  );
  if (!me) return;
  const note = make('p', {textContent: 'Ingelogd als '});
  note.append(make('b', {textContent: me.name, translate: false}), ' ');
  const leave = make('button', {type: 'button', textContent: 'Uitloggen'});
  leave.addEventListener('click', () => goAs(null));
  note.append(leave);
  strip.querySelector('p').after(note);
  document.querySelector('#begroeting')?.append(`, ${me.name}`);
}

for (const strip of document.querySelectorAll('.demo > div')) {
  drawStrip(strip).catch(() => {
    strip.append(make('p', {textContent: 'De lijst met verzonnen mensen kon niet geladen worden.'}));
  });
}
