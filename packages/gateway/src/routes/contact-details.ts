import {randomBytes} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {
  CODE_MS,
  CODE_TRIES,
  CODES_WITHIN_MS,
  codeOf,
  emailAddress,
  masked,
  mobileNumber,
  MOST_CODES,
} from '../domain/contact.ts';
import {toInstant} from '../domain/zone.ts';
import {ProblemError, RecordedRefusal} from '../errors.ts';
import {etagOf, requireEtag} from '../plugins/preconditions.ts';
import {
  findContactDetails,
  putContactDetails as store,
  usedAddress,
  type ContactAddress,
  type ContactDetails as Stored,
  type NoticeChannel,
} from '../store/contact-details.ts';
import {dropWaitingCodes, newNotice, noticesTo} from '../store/notices.ts';
import {findPerson} from '../store/people.ts';
import {actorOf} from './booking/facts.ts';
import type {Handlers, RequestContext} from './handlers.ts';

type ContactDetails = components['schemas']['ContactDetails'];

const FIELDS = [
  ['email', 'email'],
  ['mobile', 'sms'],
] as const;

/**
 * Who may have contact details here: a patient, and who may act for one.
 *
 * @throws ProblemError `not-found`.
 */
async function requireOwner(context: RequestContext): Promise<string> {
  const {id} = actorOf(context);
  if ((await findPerson(context.db, id)) === undefined) {
    if ((await context.subjects()).length === 0) throw new ProblemError('not-found');
  } else await context.subject();
  context.touched('ContactDetails', id);
  return id;
}

/** Whether a code that was sent may still be entered. */
function isAwaited(
  {code_nonce: nonce, code_expires_at: until, tries_left: left}: ContactAddress,
  now: number,
) {
  return nonce !== null && until !== null && Number(until) > now && left > 0;
}

function presentAddress(
  address: ContactAddress,
  {now, zone}: RequestContext,
): components['schemas']['ContactAddress'] {
  const {channel, value, confirmed_at: at, code_expires_at: until, tries_left: triesLeft} = address;
  return {
    masked: masked(channel, value),
    confirmed: at !== null,
    ...(isAwaited(address, now) && {codeUntil: toInstant(Number(until), zone), triesLeft}),
  };
}

const nothingSaid = ({settings}: RequestContext): Stored => ({
  revision: 0,
  language: settings.language === 'en' ? 'en' : 'nl',
  reminders: 1,
  addresses: [],
});

function present(stored: Stored, context: RequestContext): ContactDetails {
  const {revision, language, reminders, addresses} = stored;
  const shown = FIELDS.flatMap(([field, channel]) => {
    const address = addresses.find((one) => one.channel === channel);
    return address === undefined ? [] : [[field, presentAddress(address, context)] as const];
  });
  return {
    etag: etagOf(revision),
    revision,
    channels: [...context.channels],
    ...Object.fromEntries(shown),
    language,
    reminders: reminders === 1,
    noticeBy: usedAddress(stored, context.channels)?.channel ?? 'none',
  };
}

function reply(stored: Stored, context: RequestContext) {
  const body = present(stored, context);
  return {status: 200 as const, body, etag: body.etag};
}

/** @throws ProblemError `validation-failed` for what can be no address or number. */
function given(field: 'email' | 'mobile', text: string): string {
  const value = field === 'email' ? emailAddress(text) : mobileNumber(text);
  if (value !== undefined) return value;
  const message = field === 'email' ? 'must be an email address' : 'must be a mobile number';
  throw new ProblemError('validation-failed', {errors: [{in: 'body', pointer: `/${field}`, message}]});
}

/** Puts a code for the address into the outbox. @throws ProblemError `too-many-requests`. */
async function sendCode(
  {db, now}: RequestContext,
  personId: string,
  channel: NoticeChannel,
  expires_at: number,
): Promise<void> {
  const since = now - CODES_WITHIN_MS;
  const sent = await noticesTo(db, personId, 'code', since);
  if (sent.length >= MOST_CODES) {
    const oldest = Math.min(...sent);
    const seconds = Math.max(1, Math.ceil((oldest + CODES_WITHIN_MS - now) / 1000));
    throw new ProblemError('too-many-requests', {}, {'Retry-After': String(seconds)});
  }
  await db
    .insertInto('notice')
    .values(newNotice({kind: 'code', subject_id: personId, recipient_id: personId, channel, expires_at}, now))
    .execute();
}

export const contactDetailsHandlers: Pick<
  Handlers,
  'getContactDetails' | 'putContactDetails' | 'confirmContactDetails'
> = {
  async getContactDetails(_request, context) {
    const personId = await requireOwner(context);
    return reply((await findContactDetails(context.db, personId)) ?? nothingSaid(context), context);
  },

  async putContactDetails({body, headers}, context) {
    const {db, now, channels} = context;
    const personId = await requireOwner(context);
    const known = (await findContactDetails(db, personId)) ?? nothingSaid(context);
    const current = present(known, context);
    requireEtag(headers['If-Match'], current.etag, {currentContactDetails: current});
    const addresses: ContactAddress[] = [];
    for (const [field, channel] of FIELDS) {
      const text = body[field];
      const old = known.addresses.find((one) => one.channel === channel);
      const isKept = text !== undefined && old !== undefined && text === masked(channel, old.value);
      // A code for an address that is no longer asked for goes nowhere.
      if (!isKept) await dropWaitingCodes(db, personId, channel, now);
      if (text === undefined) continue;
      if (isKept) {
        addresses.push(old);
        continue;
      }
      const value = given(field, text);
      if (!channels.includes(channel)) throw new ProblemError('operation-not-offered');
      if (old?.value === value && old.confirmed_at !== null) {
        addresses.push(old);
        continue;
      }
      const until = now + CODE_MS;
      await sendCode(context, personId, channel, until);
      addresses.push({
        person_id: personId,
        channel,
        value,
        confirmed_at: null,
        code_nonce: randomBytes(16).toString('base64url'),
        code_expires_at: until,
        tries_left: CODE_TRIES,
      });
    }
    const stored: Stored = {
      revision: known.revision + 1,
      language: body.language,
      reminders: body.reminders ? 1 : 0,
      addresses,
    };
    await store(db, personId, stored, now);
    return reply(stored, context);
  },

  async confirmContactDetails({body}, context) {
    const {db, now, secrets} = context;
    const personId = await requireOwner(context);
    const known = await findContactDetails(db, personId);
    const address = known?.addresses.find(({channel}) => channel === body.channel);
    if (!known || !address || !isAwaited(address, now)) throw new ProblemError('contact-code-expired');
    const {channel, value, code_nonce: nonce} = address;
    const code = codeOf(secrets.codes, {personId, channel, value, nonce: nonce ?? ''});
    const isRight = body.code.replaceAll(/\s/g, '') === code;
    const changed: ContactAddress = isRight
      ? {...address, confirmed_at: now, code_nonce: null, code_expires_at: null, tries_left: 0}
      : {...address, tries_left: address.tries_left - 1};
    const addresses = known.addresses.map((one) => (one === address ? changed : one));
    const stored = {...known, revision: known.revision + 1, addresses};
    await store(db, personId, stored, now);
    if (!isRight) throw new RecordedRefusal('contact-code-wrong', {limit: changed.tries_left});
    await context.countEvent('notices', 'contact-confirmed', channel);
    return reply(stored, context);
  },
};
