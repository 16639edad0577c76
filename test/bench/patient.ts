/** People in the demo for whom the flow is measured. */

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

/**
 * Fictive adults who act for nobody else, and an ordinary visit to the GP. Once booked, that kind is no longer open to
 * them: each can go through the whole flow once.
 *
 * @throws When the demo has none.
 */
export async function findPatients(origin: string): Promise<Patient[]> {
  const {items} = await json<{items: {id: string; registration: string}[]}>(`${origin}/demo/people`);
  const found: Patient[] = [];
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
    if (subjects.length === 1 && kind) found.push({token, kind: kind.name});
  }
  if (found.length === 0) throw new Error('The demo has no adult who can book an ordinary visit.');
  return found;
}
