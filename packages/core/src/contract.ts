// Short names for the contract's shapes. Nothing here declares a shape of its own.
import type {components, operations, paths} from '@gp-elements/contract';

type Schemas = components['schemas'];

export type {operations, paths};
export type OperationId = keyof operations;

export type ActionState = Schemas['ActionState'];
export type AlarmSignGroup = Schemas['AlarmSignGroup'];
export type AlarmSigns = Schemas['AlarmSigns'];
export type Appointment = Schemas['Appointment'];
export type AppointmentCancellation = Schemas['AppointmentCancellation'];
export type AppointmentCreate = Schemas['AppointmentCreate'];
export type AppointmentList = Schemas['AppointmentList'];
export type AppointmentRescheduling = Schemas['AppointmentRescheduling'];
export type AppointmentStatus = Schemas['AppointmentStatus'];
export type AppointmentType = Schemas['AppointmentType'];
export type AppointmentTypeList = Schemas['AppointmentTypeList'];
export type Channel = Schemas['Channel'];
export type Closure = Schemas['Closure'];
export type ContactNow = Schemas['ContactNow'];
export type Instant = Schemas['Instant'];
export type LiveEvent = Schemas['LiveEvent'];
export type LocalDate = Schemas['LocalDate'];
export type LocalTime = Schemas['LocalTime'];
export type Needs = Schemas['Needs'];
export type NoTimes = Schemas['NoTimes'];
export type Phone = Schemas['Phone'];
export type PhoneContact = Schemas['PhoneContact'];
export type Practice = Schemas['Practice'];
export type Practitioner = Schemas['Practitioner'];
export type PractitionerList = Schemas['PractitionerList'];
export type PractitionerSummary = Schemas['PractitionerSummary'];
export type Problem = Schemas['Problem'];
export type Refusal = Schemas['Refusal'];
export type Service = Schemas['Service'];
export type ServiceMode = Schemas['ServiceMode'];
export type Session = Schemas['Session'];
export type SlotHold = Schemas['SlotHold'];
export type SlotHoldCreate = Schemas['SlotHoldCreate'];
export type Subject = Schemas['Subject'];
export type TimeSlot = Schemas['TimeSlot'];
export type TimeSlotDay = Schemas['TimeSlotDay'];
export type TimeSlotDayList = Schemas['TimeSlotDayList'];
export type TimeSlotList = Schemas['TimeSlotList'];
