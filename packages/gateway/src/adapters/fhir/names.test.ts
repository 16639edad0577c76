import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nameOf} from './names.ts';

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const now = Date.parse('2026-11-23T08:05:00+01:00');

function given(...parts: [value: string, qualifier: string][]): object {
  return {
    given: parts.map(([value]) => value),
    _given: parts.map(([, valueCode]) => ({extension: [{url: `${HL7}iso21090-EN-qualifier`, valueCode}]})),
  };
}

/** Own name Putten with "van", partner's name Giessen with "van der". */
function married(order: string, family: string): object {
  const part = (url: string, valueString: string): object => ({url: `${HL7}humanname-${url}`, valueString});
  return {
    extension: [{url: `${HL7}humanname-assembly-order`, valueCode: order}],
    use: 'official',
    family,
    _family: {
      extension: [
        part('own-prefix', 'van'),
        part('own-name', 'Putten'),
        part('partner-prefix', 'van der'),
        part('partner-name', 'Giessen'),
      ],
    },
    ...given(['Johanna', 'BR'], ['Maria', 'BR'], ['J.', 'IN']),
  };
}

const orders: [order: string, name: string, sortName: string][] = [
  ['NL1', 'Johanna Maria van Putten', 'Putten, Johanna Maria'],
  ['NL2', 'Johanna Maria van der Giessen', 'Giessen, Johanna Maria'],
  ['NL3', 'Johanna Maria van der Giessen-van Putten', 'Giessen-van Putten, Johanna Maria'],
  ['NL4', 'Johanna Maria van Putten-van der Giessen', 'Putten-van der Giessen, Johanna Maria'],
];
for (const [order, name, sortName] of orders) {
  test(`name order ${order} decides over the family name as written`, () => {
    assert.deepEqual(nameOf([married(order, 'iets anders')], now), {name, sortName});
  });
}

test('an unknown order leaves the family name as written', () => {
  assert.equal(nameOf([married('NL9', 'Giessen')], now)?.name, 'Johanna Maria Giessen');
});

test("the source's own text wins, and sorting goes by the family name without its prefix", () => {
  const name = {...married('NL3', 'x'), text: 'Mevrouw J. van der Giessen'};
  assert.deepEqual(nameOf([name], now), {
    name: 'Mevrouw J. van der Giessen',
    sortName: 'Giessen-van Putten, Johanna Maria',
  });
});

const prefixes: [family: string, sortName: string][] = [
  ['van den Berg', 'Berg'],
  ["'t Hart", 'Hart'],
  ["in 't Veld", 'Veld'],
  ['El Idrissi', 'El Idrissi'],
  ['Zonnebloem', 'Zonnebloem'],
  ['de', 'de'],
];
for (const [family, sortName] of prefixes) {
  test(`"${family}" without name parts sorts as "${sortName}"`, () => {
    assert.equal(nameOf([{family}], now)?.sortName, sortName);
  });
}

test('initials are used where there is no first name', () => {
  assert.equal(
    nameOf([{family: 'Schemer', ...given(['H.', 'IN'], ['J.', 'IN'])}], now)?.name,
    'H.J. Schemer',
  );
});

test('a call name or a former name is not the name', () => {
  const names = [
    {use: 'usual', given: ['Jo']},
    {use: 'old', family: 'Vroeger'},
    {use: 'official', family: 'Nu', given: ['An']},
    {family: 'Toen', period: {end: '2020-01-01'}},
  ];
  assert.equal(nameOf(names, now)?.name, 'An Nu');
});

test('a title stands before a name only when asked for', () => {
  const name = [{family: 'Bakker', given: ['M.'], prefix: ['dr.']}];
  assert.equal(nameOf(name, now)?.name, 'M. Bakker');
  assert.equal(nameOf(name, now, {withTitle: true})?.name, 'dr. M. Bakker');
});

for (const broken of [undefined, null, 'Jan', 7, [], [null], [{}], [{family: 3, given: [{}]}]]) {
  test(`no name comes of ${JSON.stringify(broken) ?? 'nothing'}`, () => {
    assert.equal(nameOf(broken, now), null);
  });
}
