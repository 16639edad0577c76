import type {components} from '@gp-elements/contract';
import {chooseLanguage} from '../../domain/language.ts';
import {
  judgeOperation,
  judgePerson,
  judgeSelfBookable,
  judgeType,
  type TypeFacts,
} from '../../domain/rules.ts';
import type {Refusal} from '../../domain/settings.ts';
import {ProblemError} from '../../errors.ts';
import {ownAppointments} from '../../store/appointments.ts';
import type {Handlers, RequestContext, Subject} from '../handlers.ts';
import {
  bookingFacts,
  isForOwn,
  offeredTypes,
  personFacts,
  type BookingFacts,
  type OfferedType,
} from './facts.ts';
import {presentPractitioner} from './present-time.ts';

type AppointmentType = components['schemas']['AppointmentType'];

interface Texts {
  name: string;
  description: string | undefined;
  instructions: string | undefined;
  language: string;
}

/** A kind's texts in the wanted language, where its name was translated; else in the practice's own. */
function textsOf(
  {name, description, offered: {settings}}: OfferedType,
  wanted: string | undefined,
  own: string,
): Texts {
  const {names, descriptions, instructions} = settings;
  const language = chooseLanguage(
    wanted,
    [own, ...Object.keys(names ?? {}).filter((one) => one !== own)],
    own,
  );
  return {
    name: names?.[language] ?? name,
    // A translation that is missing stays away rather than be read out in the wrong voice.
    description: descriptions?.[language] ?? (language === own ? (description ?? undefined) : undefined),
    instructions: instructions?.[language],
    language,
  };
}

/** The own GP first, then by name. */
function practitionersOf(
  {directory}: BookingFacts,
  {offered: {facts}}: OfferedType,
  subject: Subject | undefined,
): AppointmentType['practitioners'] {
  return [...directory.practitioners.values()]
    .filter(({id}) => facts.practitionerIds.has(id))
    .map(({id}) => presentPractitioner(directory, id, subject))
    .sort((a, b) => Number(b.isOwnGp ?? false) - Number(a.isOwnGp ?? false));
}

type Judge = (type: TypeFacts) => Refusal | undefined;

async function judgeFor(
  {db, now}: RequestContext,
  {situation}: BookingFacts,
  subject: Subject,
): Promise<Judge> {
  const own = await ownAppointments(db, subject.id, now);
  const person = personFacts(subject);
  const refused = judgePerson(situation, person) ?? judgeOperation(situation, 'createAppointment');
  return (type) => refused ?? judgeType(situation, person, type, own);
}

/** Without a person, as staff ask: only whether patients book the kind themselves at all. */
const judgeSelfBookableOf =
  ({situation}: BookingFacts): Judge =>
  ({rules}) =>
    judgeSelfBookable(situation, rules);

export const listAppointmentTypes: Handlers['listAppointmentTypes'] = async ({query, headers}, context) => {
  const {settings} = context;
  const facts = await bookingFacts(context);
  const subject = isForOwn(context) ? await context.subject(query.personId) : undefined;
  if (!subject && query.personId !== undefined) {
    throw new ProblemError('validation-failed', {
      errors: [{in: 'query', pointer: '/personId', message: 'is for patients'}],
    });
  }
  const judge = subject ? await judgeFor(context, facts, subject) : judgeSelfBookableOf(facts);
  const types = offeredTypes(facts);
  const bySourceId = new Map(types.map((type) => [type.offered.settings.sourceId, type]));
  const longer = new Set(types.map((type) => type.offered.settings.longerSourceId));
  const items = types.map((type): AppointmentType => {
    const {rules, ...rest} = type.offered.facts;
    const {longerSourceId, sourceId} = type.offered.settings;
    const refusal = judge({rules, ...rest});
    const {name, description, instructions, language} = textsOf(
      type,
      headers['Accept-Language'],
      settings.language,
    );
    const longerId = longerSourceId === undefined ? undefined : bySourceId.get(longerSourceId)?.id;
    return {
      id: type.id,
      name,
      ...(description !== undefined && {description}),
      language,
      durationMinutes: rules.durationMinutes,
      channel: rules.channel,
      selfBookable: refusal === undefined,
      ...(refusal && {refusal}),
      reasonNeed: rules.reasonNeed,
      ...(instructions !== undefined && {instructions}),
      ...(longerId !== undefined && {longerAppointmentTypeId: longerId}),
      ...(longer.has(sourceId) && {isForSeveralComplaints: true}),
      practitioners: practitionersOf(facts, type, subject),
    };
  });
  return {status: 200, body: {items}};
};
