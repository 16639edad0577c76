import type {components} from '@gp-elements/contract';
import {chooseLanguage} from '../../domain/language.ts';
import {judgeOperation, judgePerson, judgeType} from '../../domain/rules.ts';
import {ownAppointments} from '../../store/appointments.ts';
import type {Handlers, Subject} from '../handlers.ts';
import {bookingFacts, offeredTypes, personFacts, type BookingFacts, type OfferedType} from './facts.ts';
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
  subject: Subject,
): AppointmentType['practitioners'] {
  return [...directory.practitioners.values()]
    .filter(({id}) => facts.practitionerIds.has(id))
    .map(({id}) => presentPractitioner(directory, id, subject))
    .sort((a, b) => Number(b.isOwnGp ?? false) - Number(a.isOwnGp ?? false));
}

export const listAppointmentTypes: Handlers['listAppointmentTypes'] = async ({query, headers}, context) => {
  const {db, now, settings} = context;
  const subject = await context.subject(query.personId);
  const facts = await bookingFacts(context);
  const {situation} = facts;
  const own = await ownAppointments(db, subject.id, now);
  const person = personFacts(subject);
  const refused = judgePerson(situation, person) ?? judgeOperation(situation, 'createAppointment');
  const types = offeredTypes(facts);
  const bySourceId = new Map(types.map((type) => [type.offered.settings.sourceId, type]));
  const longer = new Set(types.map((type) => type.offered.settings.longerSourceId));
  const items = types.map((type): AppointmentType => {
    const {rules, ...rest} = type.offered.facts;
    const {longerSourceId, sourceId} = type.offered.settings;
    const refusal = refused ?? judgeType(situation, person, {rules, ...rest}, own);
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
