// Texts of the calendar and the fields, for every widget that uses them. Dutch at B1.
export const strings = {
  'ui.calendar.previous': 'Eerder',
  'ui.calendar.next': 'Later',
  'ui.calendar.free': {one: '{count} vrije tijd', other: '{count} vrije tijden'},
  'ui.calendar.none': 'geen vrije tijden',
  'ui.calendar.closed': 'praktijk dicht: {reason}',
  'ui.calendar.past': 'voorbij',
  'ui.calendar.later': 'nog niet te kiezen',
  'ui.calendar.loading': 'wordt opgehaald',
  'ui.optional': '(niet verplicht)',
} as const;
