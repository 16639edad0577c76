// What the practice changes shows without reloading, for who looks at the front door for a while and is signed in.
import type {Practice} from '@gp-elements/core';
import {LiveController} from '@gp-elements/core/live';
import type {GpFrontDoor} from './front-door.element.ts';

/** What is on screen of it; the server's clock goes on by itself. */
const shownOf = (practice: Practice | undefined): string => JSON.stringify({...practice, now: ''});

/** Follows while the services and hours are on screen, and says when they are others. */
export function followPractice(door: GpFrontDoor): void {
  let practice = door.practice;
  let shown = shownOf(practice);
  const provider = {
    get value() {
      return door.isHome ? door.provider.value : undefined;
    },
  };
  new LiveController(door, provider, ({type}) => {
    if (type !== 'appointment-changed') door.provider.value?.reload();
  });
  door.addController({
    hostUpdate() {
      if (!door.practice || door.practice === practice) return;
      practice = door.practice;
      const before = shown;
      shown = shownOf(practice);
      if (shown !== before && door.isHome) door.announcer.say(door.strings.t('home.changed'));
    },
  });
  door.requestUpdate();
}
