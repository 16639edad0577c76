// A page for staff: one press signs in as somebody who works here.
import {currentPerson, listStaff, rememberPerson, tokensFor} from './sessie.js';

const roles = {
  assistant: 'doktersassistent',
  'general-practitioner': 'huisarts',
  manager: 'praktijkmanager',
};

const provider = document.querySelector('gp-provider');
const about = document.querySelector('#medewerker');
const list = document.querySelector('#mensen');

function goAs(id) {
  rememberPerson(id);
  location.reload();
}

function button(text, onClick) {
  const found = document.createElement('button');
  found.type = 'button';
  found.append(text);
  found.addEventListener('click', onClick);
  return found;
}

function card({id, name, role}) {
  const title = document.createElement('b');
  title.translate = false;
  title.textContent = name;
  const small = document.createElement('small');
  small.textContent = roles[role] ?? role;
  const item = document.createElement('li');
  const choose = button('', () => goAs(id));
  choose.append(title, small);
  item.append(choose);
  return item;
}

about.hidden = false;
// Before the list is there: the widget must not begin as nobody.
const personId = currentPerson();
if (personId) provider.getToken = tokensFor(personId);
try {
  const staff = await listStaff();
  const me = staff.find(({id}) => id === personId);
  if (me) {
    about.textContent = 'Ingelogd als ';
    const name = document.createElement('b');
    name.translate = false;
    name.textContent = me.name;
    about.append(
      name,
      ' ',
      button('Uitloggen', () => goAs(null)),
    );
  } else {
    about.textContent =
      'In het echt logt u hier in met uw zorgpas. In deze demonstratie kiest u een van deze verzonnen medewerkers.';
    list.append(...staff.map(card));
  }
} catch {
  about.textContent = 'De lijst met verzonnen medewerkers kon niet geladen worden. Probeer het zo nog eens.';
}
