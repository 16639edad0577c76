/** Fictive adults as a record system would hand them over: FHIR R4, one resource per line. */
const NAMES = [
  'Aalders',
  'Bos',
  'Claassen',
  'Dijkman',
  'Evers',
  'Feenstra',
  'Groot',
  'Hoekstra',
  'IJzerman',
  'Jacobs',
];

export const PATIENT_SYSTEM = 'https://his.example/patienten';

export function patientLines(count: number): string {
  return Array.from({length: count}, (_none, index) =>
    JSON.stringify({
      resourceType: 'Patient',
      id: `proef-${index}`,
      identifier: [{system: PATIENT_SYSTEM, value: `proef-${index}`}],
      active: true,
      name: [
        {
          use: 'official',
          text: `Proef ${NAMES[index % NAMES.length]} ${index}`,
          family: `${NAMES[index % NAMES.length]}`,
          given: [`Proef${index}`],
        },
      ],
      birthDate: `${1950 + (index % 50)}-0${1 + (index % 9)}-15`,
      managingOrganization: {display: 'De praktijk'},
    }),
  ).join('\n');
}
