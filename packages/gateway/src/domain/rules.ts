/**
 * The practice's rules on booking, one function per rule. Each answers undefined when the rule has nothing against it,
 * else a refusal with its own code, whom to call, and since when or until when. Pure: settings, person, kind, time and
 * the moment come in. `judgePerson`, `judgeType`, `judgeTime`, `judgeChange` and `judgeCancel` compose them.
 */
export * from './rules/change.ts';
export * from './rules/operation.ts';
export * from './rules/person.ts';
export * from './rules/situation.ts';
export * from './rules/time.ts';
export * from './rules/type.ts';
