// Another day than the first.
export const strings = {
  'time.closed': 'Praktijk dicht op {day}: {reason}.',
  'time.closed-from-to': 'Praktijk dicht van {from} tot en met {to}: {reason}.',
  'time.closed-part': 'Praktijk dicht op {day} van {start} tot {end} uur: {reason}.',
  'time.replacement': 'Waarneming: {name}, {phone}.',
  'time.none-on': 'Op {day} zijn er geen vrije tijden meer. Kies een andere dag.',
  'time.found': {one: '{day}: {count} vrije tijd', other: '{day}: {count} vrije tijden'},
} as const;
