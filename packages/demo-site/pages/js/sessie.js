// Who is signed in to the demonstration. A real site does this with its own sign-in; what the widgets need from it is
// one function that answers with a token.
const KEY = 'demo-persoon';
let inMemory = null;

/** The person this tab is signed in as, or null. Only the id is kept; the token stays in memory. */
export function currentPerson() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return inMemory;
  }
}

export function rememberPerson(personId) {
  inMemory = personId;
  try {
    if (personId) sessionStorage.setItem(KEY, personId);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is refused, in a sandboxed frame for instance: then it lasts as long as the page.
  }
}

async function listAll() {
  const response = await fetch('/demo/people');
  if (!response.ok) throw new Error(`people: ${response.status}`);
  return (await response.json()).items;
}

/** The patients who can sign in: [{id, name, …}]. */
export const listPeople = async () => (await listAll()).filter(({role}) => role === 'patient');

/** Who works at the practice and can sign in: [{id, name, role}]. */
export const listStaff = async () => (await listAll()).filter(({role}) => role !== 'patient');

async function signIn(personId) {
  const response = await fetch('/demo/sign-in', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({personId}),
  });
  // Someone who does not exist, such as from a mistyped address, is nobody.
  if (response.status === 404) {
    rememberPerson(null);
    return {until: Infinity};
  }
  if (!response.ok) throw new Error(`sign-in: ${response.status}`);
  const {accessToken, expiresIn} = await response.json();
  // A little early, so that a token does not run out on its way.
  return {accessToken, until: performance.now() + (expiresIn - 30) * 1000};
}

/** What `<gp-provider>` gets as `getToken`: the token we have, or a new one when it ended or was refused. */
export function tokensFor(personId) {
  let session;
  return async ({refresh = false} = {}) => {
    const known = await session?.catch(() => undefined);
    if (refresh || !known || known.until < performance.now()) session = signIn(personId);
    return (await session).accessToken;
  };
}
