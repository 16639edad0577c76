/** The fictive people who work in the demo practice and sign in there, and a pharmacy's system that reports to it. */
export interface DemoStaff {
  id: string;
  name: string;
  role: 'assistant' | 'general-practitioner' | 'manager' | 'system';
  /** The token's scopes. */
  scope: string;
}

export const demoStaff: readonly DemoStaff[] = [
  {id: 'staff-assistant', name: 'F. El Idrissi', role: 'assistant', scope: 'staff'},
  {id: 'staff-assistant-2', name: 'T. Bos', role: 'assistant', scope: 'staff'},
  {id: 'staff-gp', name: 'dr. M. Bakker', role: 'general-practitioner', scope: 'staff prescriber'},
  {id: 'staff-manager', name: 'W. Hendriks', role: 'manager', scope: 'staff manager'},
  {id: 'system-pharmacy', name: 'Apotheek De Vijzel', role: 'system', scope: 'system'},
];
