/** The words of the pages themselves; what stands in the elements has its own. */
const nl = {
  services: {
    booking: 'Afspraak maken',
    'medication-overview': 'Uw medicijnen',
    'repeat-prescription': 'Herhaalrecept bestellen',
  },
  call: 'Bel ons op {phone}.',
  post: 'Buiten openingstijden: {name} {phone}.',
  emergency: 'Levensgevaar: {phone}.',
  start: 'Alle diensten',
  unknown: 'Deze pagina is er niet',
  unknownText: 'Misschien is het adres veranderd.',
  offText: 'Dit kan nu niet via de website.',
};

const en: typeof nl = {
  services: {
    booking: 'Make an appointment',
    'medication-overview': 'Your medicines',
    'repeat-prescription': 'Order a repeat prescription',
  },
  call: 'Phone us on {phone}.',
  post: 'Outside opening hours: {name} {phone}.',
  emergency: 'Life-threatening: {phone}.',
  start: 'All services',
  unknown: 'This page does not exist',
  unknownText: 'Its address may have changed.',
  offText: 'This cannot be done on the website now.',
};

export const texts = {nl, en};
export type Language = keyof typeof texts;
export type Texts = typeof nl;
