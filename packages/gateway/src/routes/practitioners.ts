import type {Handlers} from './handlers.ts';

export const practitionerHandlers: Pick<Handlers, 'listPractitioners'> = {
  async listPractitioners({query}, {db, subject}) {
    const {person} = await subject(query.personId);
    const rows = await db
      .selectFrom('practitioner')
      .selectAll()
      .where('active', '=', 1)
      // An import also knows people of other organisations: who works here has a diary or does a kind.
      .where((query) =>
        query.or([
          query.exists(
            query.selectFrom('schedule').select('id').whereRef('practitioner_id', '=', 'practitioner.id'),
          ),
          query.exists(
            query
              .selectFrom('appointment_type_practitioner')
              .select('practitioner_id')
              .whereRef('practitioner_id', '=', 'practitioner.id'),
          ),
        ]),
      )
      .orderBy('name')
      .orderBy('id')
      .execute();
    const own = person.general_practitioner_id;
    const items = rows.map(({id, name, role}) => ({id, name, role, ...(id === own ? {isOwnGp: true} : {})}));
    return {
      status: 200,
      body: {items: [...items.filter(({id}) => id === own), ...items.filter(({id}) => id !== own)]},
    };
  },
};
