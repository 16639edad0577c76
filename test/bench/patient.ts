/** Someone in the demo for whom the flow is measured. */

export interface Patient {
  token: string;
  /** Of a kind that this person may book, as on its button. It asks how many complaints, and what it is about. */
  kind: string;
}

async function json<T>(address: string, init?: RequestInit): Promise<T> {
  const response = await fetch(address, init);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return (await response.json()) as T;
}

interface Kind {
  name: string;
  selfBookable: boolean;
  longerAppointmentTypeId?: string;
}

/** A fictive adult who acts for nobody else, and an ordinary visit to the GP. @throws When the demo has none. */
export async function findPatient(origin: string): Promise<Patient> {
  const {items} = await json<{items: {id: string; registration: string}[]}>(`${origin}/demo/people`);
  for (const {id} of items.filter(({registration}) => registration === 'registered')) {
    const {accessToken: token} = await json<{accessToken: string}>(`${origin}/demo/sign-in`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({personId: id}),
    });
    const headers = {authorization: `Bearer ${token}`};
    const {subjects} = await json<{subjects: unknown[]}>(`${origin}/v1/session`, {headers});
    const kinds = await json<{items: Kind[]}>(`${origin}/v1/appointment-types?personId=${id}`, {headers});
    const kind = kinds.items.find((one) => one.selfBookable && one.longerAppointmentTypeId !== undefined);
    if (subjects.length === 1 && kind) return {token, kind: kind.name};
  }
  throw new Error('The demo has no adult who can book an ordinary visit.');
}
