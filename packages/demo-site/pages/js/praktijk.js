// The stand-in for the practice's own sign-in: one press signs in as somebody who works there. Token: see sessie.js.
import {currentPerson, listStaff, rememberPerson} from './sessie.js';

const roles = {
  assistant: 'assistent',
  'general-practitioner': 'huisarts',
  manager: 'praktijkmanager',
};

function card({id, name, role}) {
  const button = document.createElement('button');
  button.type = 'button';
  const title = document.createElement('b');
  title.translate = false;
  title.textContent = name;
  const about = document.createElement('small');
  about.textContent = roles[role] ?? '';
  button.append(title, about);
  button.addEventListener('click', () => {
    rememberPerson(id);
    location.reload();
  });
  const item = document.createElement('li');
  item.append(button);
  return item;
}

try {
  const staff = await listStaff();
  const isStaff = staff.some(({id}) => id === currentPerson());
  document.querySelector('#aanmelden').hidden = isStaff;
  document.querySelector('gp-provider').hidden = !isStaff;
  document.querySelector('#medewerkers').append(...staff.map(card));
} catch {
  document.querySelector('#melding').textContent =
    'De lijst met verzonnen mensen kon niet geladen worden. Probeer het zo nog eens.';
}
