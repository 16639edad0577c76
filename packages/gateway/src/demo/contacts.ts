import type {Kysely} from 'kysely';
import {findContactDetails, putContactDetails, type NoticeChannel} from '../store/contact-details.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {demoPersonId} from './ids.ts';

/** Where some of the fictive people get their notices. The others, a girl of 13 among them, have yet to say it. */
const CONTACTS: readonly {number: string; channel: NoticeChannel; value: string; language: 'nl' | 'en'}[] = [
  {number: 'L-1001', channel: 'email', value: 'sanne@klaproosveld.example', language: 'nl'},
  {number: 'L-1004', channel: 'email', value: 'bram@zonnebloem.example', language: 'nl'},
  {number: 'L-1006', channel: 'sms', value: '+31600000106', language: 'nl'},
  {number: 'L-1007', channel: 'email', value: 'ayse@gulbahce.example', language: 'nl'},
  {number: 'L-1008', channel: 'email', value: 'hoa.sen@nguyen.example', language: 'en'},
];

/** Gives the demo's people their contact details; what somebody said since stays. `now` is ms UTC. */
export async function ensureDemoContacts(db: Kysely<Database>, now: number): Promise<void> {
  await writeTransaction(db, async (trx) => {
    for (const {number, channel, value, language} of CONTACTS) {
      const personId = demoPersonId(number);
      if ((await findContactDetails(trx, personId)) !== undefined) continue;
      const address = {
        person_id: personId,
        channel,
        value,
        confirmed_at: now,
        code_nonce: null,
        code_expires_at: null,
        tries_left: 0,
      };
      await putContactDetails(
        trx,
        personId,
        {revision: 1, language, reminders: 1, addresses: [address]},
        now,
      );
    }
  });
}
