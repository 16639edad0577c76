// Practising with the work list: a morning of fictive patients, and steps that tick themselves off.
import {currentPerson, listStaff, rememberPerson, tokensFor} from './sessie.js';

const KEY = 'demo-oefening';
const ASSISTANT = 'staff-assistant';

const provider = document.querySelector('gp-provider');
const desk = document.querySelector('gp-practice-desk');
const begin = document.querySelector('#begin');
const note = document.querySelector('#melding');
const list = document.querySelector('#stappen');
const steps = [...list.querySelectorAll('[data-stap]')];

/** What was done, for as long as this tab is open. Null before the first start. */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function write(done) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(done));
  } catch {
    // Storage is refused: then it lasts as long as the page.
  }
}

let done = read();

function draw() {
  const isBegun = done !== null;
  list.hidden = provider.hidden = !isBegun;
  begin.textContent = isBegun ? 'Begin opnieuw, met nieuw werk' : 'Begin met oefenen';
  for (const step of steps) {
    const isDone = done?.includes(step.dataset.stap) === true;
    step.classList.toggle('klaar', isDone);
    step.querySelector('input').checked = isDone;
  }
  if (!isBegun) return;
  note.textContent =
    done.length === steps.length
      ? 'U hebt alles een keer gedaan. Goed gedaan!'
      : `${done.length} van de ${steps.length} stappen gedaan.`;
}

function mark(name, isDone = true) {
  if (done === null || done.includes(name) === isDone) return;
  done = isDone ? [...done, name] : done.filter((one) => one !== name);
  write(done);
  draw();
}

for (const step of steps) {
  const box = step.querySelector('input');
  box.addEventListener('change', () => mark(step.dataset.stap, box.checked));
}

desk.addEventListener('gp-work-item-decided', ({outcome}) => {
  mark('open');
  mark(outcome);
});
document.addEventListener('keydown', ({key}) => {
  if (key === '?') mark('help');
});

async function start() {
  begin.disabled = true;
  note.textContent = 'De ochtend wordt klaargezet …';
  try {
    const response = await fetch('/demo/exercise', {method: 'POST'});
    if (!response.ok) throw new Error(`exercise: ${response.status}`);
    const staff = await listStaff();
    if (!staff.some(({id}) => id === currentPerson())) rememberPerson(ASSISTANT);
    provider.getToken = tokensFor(currentPerson());
    done = [];
    write(done);
    draw();
  } catch {
    note.textContent = 'De oefening kon niet beginnen. Probeer het zo nog eens.';
  }
  begin.disabled = false;
}

begin.addEventListener('click', () => void start());
draw();
