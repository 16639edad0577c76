import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {groundToActFor, type RelationFacts, type SubjectFacts} from './may-act-for.ts';

const today = '2026-11-23';
const child: SubjectFacts = {id: 'child', birthDate: '2018-03-01', deceased: false};
const relation: RelationFacts = {
  childId: 'child',
  adultId: 'mother',
  isAdultDeceased: false,
  isParent: true,
  hasAuthority: true,
  validFrom: null,
  validTo: null,
};

interface Case {
  title: string;
  actor?: string;
  subject?: Partial<SubjectFacts>;
  relations?: Partial<RelationFacts>[];
  on?: string;
  expected: ReturnType<typeof groundToActFor>;
}

const cases: Case[] = [
  {title: 'oneself', actor: 'child', relations: [], expected: 'self'},
  {title: 'oneself without a birth date', actor: 'child', subject: {birthDate: null}, expected: 'self'},
  {title: 'oneself deceased', actor: 'child', subject: {deceased: true}, expected: 'self'},
  {title: 'a parent with authority', expected: 'parental-authority'},
  {title: 'a stranger', actor: 'stranger', expected: null},
  {title: 'no relation', relations: [], expected: null},
  {
    title: 'a relation the other way round',
    relations: [{childId: 'mother', adultId: 'child'}],
    expected: null,
  },
  {title: 'a relation to another child', relations: [{childId: 'other'}], expected: null},
  {title: 'not a parent', relations: [{isParent: false}], expected: null},
  {title: 'a parent without authority', relations: [{hasAuthority: false}], expected: null},
  {
    title: 'one proven relation among others',
    relations: [{hasAuthority: false}, {}],
    expected: 'parental-authority',
  },
  {title: 'a deceased parent', relations: [{isAdultDeceased: true}], expected: null},
  {title: 'a deceased child', subject: {deceased: true}, expected: null},
  {title: 'the day before the 12th birthday', on: '2030-02-28', expected: 'parental-authority'},
  {title: 'the 12th birthday', on: '2030-03-01', expected: null},
  {
    title: 'born on 29 February, on 28 February',
    subject: {birthDate: '2016-02-29'},
    on: '2028-02-28',
    expected: 'parental-authority',
  },
  {
    title: 'born on 29 February, on the day itself',
    subject: {birthDate: '2016-02-29'},
    on: '2028-02-29',
    expected: null,
  },
  {title: 'a birth date that is not known', subject: {birthDate: null}, expected: null},
  {title: 'a birth year that proves it', subject: {birthDate: '2018'}, expected: 'parental-authority'},
  {title: 'a birth year that leaves it open', subject: {birthDate: '2014'}, expected: null},
  {title: 'a birth month that leaves it open', subject: {birthDate: '2014-11'}, expected: null},
  {title: 'a birth date in the future', subject: {birthDate: '2027-01-01'}, expected: null},
  {title: 'authority from today', relations: [{validFrom: today}], expected: 'parental-authority'},
  {title: 'authority from tomorrow', relations: [{validFrom: '2026-11-24'}], expected: null},
  {title: 'authority until today', relations: [{validTo: today}], expected: 'parental-authority'},
  {title: 'authority until yesterday', relations: [{validTo: '2026-11-22'}], expected: null},
  {title: 'authority from some day this year', relations: [{validFrom: '2026'}], expected: null},
  {
    title: 'authority from some day last year',
    relations: [{validFrom: '2025'}],
    expected: 'parental-authority',
  },
  {title: 'authority until some day this month', relations: [{validTo: '2026-11'}], expected: null},
  {
    title: 'authority until some day next year',
    relations: [{validTo: '2027'}],
    expected: 'parental-authority',
  },
];

describe('groundToActFor', () => {
  for (const {title, actor = 'mother', subject, relations = [{}], on = today, expected} of cases) {
    it(`${title}: ${expected ?? 'not allowed'}`, () => {
      const facts = relations.map((change) => ({...relation, ...change}));
      assert.equal(groundToActFor(actor, {...child, ...subject}, facts, on), expected);
    });
  }
});
