import type {Closure, PracticeSettings} from '../domain/settings.ts';
import {addDays, dayOfWeek} from '../domain/zone.ts';
import {demoStart} from './figures.ts';
import {readDemoData} from './practice.ts';

/** Months of closures to put into the demo's settings, from the month of its first start. */
const MONTHS = 36;

const cover = {name: 'Huisartsenpraktijk De Eik', phone: '010 222 33 44'};

function thirdThursday(month: string): string {
  const days = Array.from({length: 7}, (_, index) => addDays(`${month}-15`, index));
  return days.find((day) => dayOfWeek(day) === 'thu') ?? `${month}-15`;
}

/** A day of training every other month, so that one is always near, and the last days of the year; De Eik covers. */
export function demoClosures(today: string): Closure[] {
  const closures: Closure[] = [];
  const first = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  for (let at = first; at < first + MONTHS; at += 1) {
    const year = Math.floor(at / 12);
    const month = (at % 12) + 1;
    if (month % 2 === 0) {
      const day = thirdThursday(`${year}-${String(month).padStart(2, '0')}`);
      closures.push({from: day, to: day, reason: 'Scholing', replacement: cover});
    }
    if (month === 12) {
      closures.push({from: `${year}-12-28`, to: `${year}-12-31`, reason: 'Vakantie', replacement: cover});
    }
  }
  return closures;
}

/** The demo practice's settings, with closures from `today` (a local date) on. */
export async function demoSettings(today: string): Promise<PracticeSettings> {
  const settings = (await readDemoData('settings')) as PracticeSettings;
  const services = settings.services.map((one) =>
    one.service === 'booking' ? {...one, startedOn: demoStart(today)} : one,
  );
  return {...settings, services, closures: demoClosures(today)};
}
