// The stand-in for DigiD: one press signs in as a fictive person and goes back to where the visitor came from.
import {listPeople, rememberPerson} from './sessie.js';

const registrations = {
  registered: 'ingeschreven bij De Linde',
  deregistered: 'niet meer ingeschreven',
  'not-registered': 'niet ingeschreven',
};

/** Only an address on this very site; anything else goes to the appointments page. */
function returnAddress() {
  const wanted = new URLSearchParams(location.search).get('return');
  try {
    const address = new URL(wanted ?? '/afspraak', location.origin);
    if (address.origin === location.origin) return address;
  } catch {
    // Not an address at all.
  }
  return new URL('/afspraak', location.origin);
}

const message = document.querySelector('#melding');
const list = document.querySelector('#mensen');

function card({id, name, age, registration}) {
  const button = document.createElement('button');
  button.type = 'button';
  const title = document.createElement('b');
  title.translate = false;
  title.textContent = name;
  const about = document.createElement('small');
  about.textContent = [age === undefined ? '' : `${age} jaar`, registrations[registration] ?? '']
    .filter((part) => part !== '')
    .join(', ');
  button.append(title, about);
  button.addEventListener('click', () => {
    rememberPerson(id);
    location.assign(returnAddress());
  });
  const item = document.createElement('li');
  item.append(button);
  return item;
}

try {
  list.append(...(await listPeople()).map(card));
} catch {
  message.textContent = 'De lijst met verzonnen mensen kon niet geladen worden. Probeer het zo nog eens.';
}
