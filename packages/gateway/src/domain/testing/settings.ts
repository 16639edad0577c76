/** A practice for the tests of the rules: plain office hours, one closure with cover, Dutch holidays. */
import type {PracticeSettings} from '../settings.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

export function practiceSettings(changes: Partial<PracticeSettings> = {}): PracticeSettings {
  return {
    name: 'Huisartsenpraktijk De Linde',
    address: {line: 'Lindelaan 1', postalCode: '3051 AB', city: 'Rotterdam'},
    timeZone: 'Europe/Amsterdam',
    language: 'nl',
    phones: {
      practice: '010 123 45 67',
      outOfHoursPost: {name: 'Huisartsenpost Rotterdam', phone: '010 987 65 43'},
      emergency: '112',
    },
    openingHours: weekdays.map((dayOfWeek) => ({dayOfWeek, opens: '08:00', closes: '17:00'})),
    closures: [
      {
        from: '2026-12-28',
        to: '2026-12-31',
        reason: 'Vakantie',
        replacement: {name: 'Huisartsenpraktijk De Eik', phone: '010 222 33 44'},
      },
    ],
    holidays: {country: 'NL'},
    services: [{service: 'booking', mode: 'direct'}],
    alarmSigns: {
      nl: {
        version: '2026-1',
        signedOffBy: null,
        isExample: true,
        groups: [{id: 'general', title: 'Iedereen', signs: ['ernstig benauwd']}],
      },
    },
    booking: {appointmentTypes: []},
    ...changes,
  };
}
