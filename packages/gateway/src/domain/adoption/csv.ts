/** The adoption report as a table for spreadsheets: RFC 4180, a row per definition and per figure. */
import type {components} from '@gp-elements/contract';

type Report = components['schemas']['AdoptionReport'];

const COLUMNS = [
  'row',
  'practice',
  'service',
  'period',
  'measure',
  'version',
  'unit',
  'channel',
  'ageBand',
  'state',
  'value',
  'text',
  'monthCount',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>;

/** A text that begins like a formula would be run by a spreadsheet; a quote before it makes it a text. */
function field(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const plain = /^[\s]*[=+\-@\t\r\n|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function adoptionCsv({practice, definitions, months, services}: Report): string {
  const versions = new Map(definitions.map(({id, version, unit}) => [id, {version, unit}]));
  const rows: Row[] = [
    ...definitions.map(({id, version, unit, name, text}): Row => ({
      row: 'definition',
      measure: id,
      version,
      unit,
      text: `${name}: ${text}`,
    })),
    ...months.flatMap(({month, phoneCalls, registeredPatients}) =>
      Object.entries({'phone-calls': phoneCalls, 'registered-patients': registeredPatients})
        .filter(([, value]) => value !== undefined)
        .map(([measure, value]): Row => ({
          row: 'filled-in',
          practice,
          period: month,
          measure,
          unit: 'count',
          state: 'shown',
          value,
        })),
    ),
    ...services.flatMap(({service, startedOn, months: shown, period, before, after}) => [
      ...(startedOn === undefined ? [] : [{row: 'start', practice, service, period: startedOn}]),
      ...[
        ...shown.map(({month, figures}) => ({name: month, figures})),
        {name: 'period', figures: period.figures},
        ...(before ? [{name: 'before', figures: before.figures}] : []),
        ...(after ? [{name: 'after', figures: after.figures}] : []),
      ].flatMap(({name, figures}) =>
        figures.map(({measure, channel, ageBand, state, value, monthCount}): Row => ({
          row: 'figure',
          practice,
          service,
          period: name,
          measure,
          ...versions.get(measure),
          channel: channel ?? 'all',
          ageBand: ageBand ?? 'all',
          state,
          value,
          monthCount,
        })),
      ),
    ]),
  ];
  const lines = [COLUMNS.join(), ...rows.map((row) => COLUMNS.map((column) => field(row[column])).join())];
  return `${lines.join('\r\n')}\r\n`;
}
