// Stands in for @web/test-runner-commands where an engine cannot do all of it: a case that asks for what cannot be done is
// left out with the reason in its name; a hook that asks for it goes on, because it only sets things right again.
import * as commands from '/node_modules/@web/test-runner-commands/browser/commands.mjs';

export * from '/node_modules/@web/test-runner-commands/browser/commands.mjs';

const {name, lacks} = globalThis.gpEngine;
/** The case that is run, or was run last. */
let current;
beforeEach(function () {
  current = this.currentTest;
});

function leaveOut(what) {
  const isInCase = current !== undefined && current.state === undefined && current.ctx.runnable() === current;
  if (!isInCase) return;
  current.title += ` [${name} has no ${what}]`;
  current.skip();
}

const orLeaveOut =
  (command) =>
  async (...args) =>
    lacks.includes(command) ? leaveOut(command) : commands[command](...args);

export const emulateMedia = orLeaveOut('emulateMedia');
export const setViewport = orLeaveOut('setViewport');

/** Keys that are held together are one press to Playwright only, and so is the name of the space bar. */
export async function sendKeys(payload) {
  const keys = payload.press?.split('+').map((key) => (key === 'Space' ? ' ' : key)) ?? [];
  if (keys.length === 0) return commands.sendKeys(payload);
  const held = keys.slice(0, -1);
  if (held.length > 0 && lacks.includes('chords')) return leaveOut('chords');
  for (const key of held) await commands.sendKeys({down: key});
  await commands.sendKeys({press: keys.at(-1)});
  for (const key of held) await commands.sendKeys({up: key});
  return undefined;
}
