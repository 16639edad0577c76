import type {Handlers} from './handlers.ts';

export const practitionerHandlers: Pick<Handlers, 'listPractitioners'> = {
  async listPractitioners({query}, {db, subject}) {
    const {person} = await subject(query.personId);
    const rows = await db
      .selectFrom('practitioner')
      .selectAll()
      .where('active', '=', 1)
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
