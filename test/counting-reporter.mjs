// A node:test reporter that prints nothing for people: one JSON object with what test/run.mjs adds up.
import {basename} from 'node:path';

const isFileItself = ({name, file}) =>
  /\.test\.[mt]s$/.test(name) && (file === undefined || basename(file) === basename(name));

export default async function* countCases(source) {
  const total = {passed: 0, failed: 0, skipped: []};
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const isSuite = data.details?.type === 'suite';
    if (type === 'test:fail' && data.todo === undefined) {
      // A parent that failed only because a child did is no second failure.
      if (data.details?.error?.failureType !== 'subtestsFailed') total.failed += 1;
    } else if (data.skip !== undefined && data.skip !== false) {
      total.skipped.push(
        typeof data.skip === 'string' && data.skip !== '' ? `${data.name}: ${data.skip}` : data.name,
      );
    } else if (data.todo !== undefined && data.todo !== false) {
      total.skipped.push(`${data.name}: to do`);
    } else if (!isSuite && isFileItself(data)) {
      // Node reports a file without a single case as passed.
      total.failed += 1;
      total.skipped.push(`${data.name}: has no cases, which counts as failed`);
    } else if (!isSuite) {
      total.passed += 1;
    }
  }
  yield JSON.stringify(total);
}
