/**
 * The tables, in Kysely's words. Portable over SQLite and PostgreSQL: text ids, instants as integer ms UTC, local dates
 * as text (`YYYY-MM-DD`, or less precise where the source is), JSON as text, booleans 0 or 1.
 */
import type {components} from '@gp-elements/contract';
import type {ColumnType, Generated} from 'kysely';
import type {BlockKind} from '../domain/medication/block.ts';
import type {FactKind} from '../domain/medication/facts.ts';
import type {NoticeKind} from '../domain/notices.ts';

/** A column that later migrations added: left out where a row is made it is null. */
type Later<Value> = ColumnType<Value, Value | undefined, Value>;

/** 0 or 1. */
export type Flag = 0 | 1;

/** Where an imported row came from; all three null on what was made here. */
interface Sourced {
  source_system: string | null;
  source_id: string | null;
  source_version: string | null;
}

/** One row, id `practice`: the settings document of the contract's PracticeSettings. */
export interface PracticeTable {
  id: string;
  settings: string;
  revision: number;
  updated_at: number;
}

/** Every change of the settings, the first included; rows are only ever added. */
export interface SettingsChangeTable {
  /** The revision that it made. */
  revision: number;
  at: number;
  /** Null when it was loaded at the gateway itself. */
  staff_id: string | null;
  staff_name: string | null;
  /** The document after it. */
  settings: string;
  /** JSON: pointers of what it altered. */
  parts: string;
  /** The revision that it undid. */
  undoes: number | null;
}

export interface PersonTable extends Sourced {
  id: string;
  /** As the person wants to be addressed. */
  name: string;
  /** Sorting key: family name without prefix. */
  sort_name: string;
  birth_date: string | null;
  phone: string | null;
  deceased: Flag;
  registration: 'registered' | 'not-registered' | 'deregistered';
  general_practitioner_id: string | null;
}

/** An adult who may act for a child, as the source says. */
export interface RelationTable extends Sourced {
  id: string;
  child_id: string;
  adult_id: string;
  is_parent: Flag;
  has_authority: Flag;
  valid_from: string | null;
  valid_to: string | null;
}

export interface PractitionerTable extends Sourced {
  id: string;
  name: string;
  role: 'general-practitioner' | 'practice-nurse' | 'practice-assistant' | 'other';
  active: Flag;
}

/** An organisation that other imported things name: the practice itself, or another care provider. */
export interface OrganizationTable extends Sourced {
  id: string;
  name: string;
  phone: string | null;
  /** JSON of the contract's Address, or null. */
  address: string | null;
}

export interface LocationTable extends Sourced {
  id: string;
  name: string;
  /** JSON of the contract's Address, or null. */
  address: string | null;
}

/** A kind; its rules stand in the settings under the source id. */
export interface AppointmentTypeTable extends Sourced {
  id: string;
  name: string;
  description: string | null;
  active: Flag;
  /** Order in which kinds are shown. */
  position: number;
}

/** Who does which kind. */
export interface AppointmentTypePractitionerTable {
  appointment_type_id: string;
  practitioner_id: string;
}

export interface ScheduleTable extends Sourced {
  id: string;
  practitioner_id: string | null;
  location_id: string | null;
  active: Flag;
}

export interface SlotTable extends Sourced {
  id: string;
  schedule_id: string;
  start_at: number;
  end_at: number;
  status: 'free' | 'busy' | 'busy-unavailable' | 'busy-tentative' | 'entered-in-error';
  /** 1 when the Slot is gone at the source: no longer bookable, kept for what was booked on it. */
  closed: Flag;
}

/**
 * Who has a Slot. The primary key is the Slot: this constraint, not a read, prevents double booking. A row of a hold whose
 * `expires_at` has passed counts as free and may be taken over.
 */
export interface SlotClaimTable {
  slot_id: string;
  hold_id: string | null;
  appointment_id: string | null;
  /** ms UTC; null for an appointment. */
  expires_at: number | null;
}

/** Had by an appointment before it was moved or cancelled. Gone once the practice's own system has the appointment as it is. */
export interface SlotGivenUpTable {
  appointment_id: string;
  slot_id: string;
}

/** At most one per actor (unique index on actor_id). */
export interface SlotHoldTable {
  id: string;
  actor_id: string;
  subject_id: string;
  appointment_type_id: string;
  /** The first Slot of the run: the id of the bookable time. */
  slot_id: string;
  start_at: number;
  end_at: number;
  expires_at: number;
  extensions: number;
  created_at: number;
}

export interface AppointmentTable extends Sourced {
  id: string;
  revision: number;
  status:
    | 'proposed'
    | 'pending'
    | 'booked'
    | 'arrived'
    | 'checked-in'
    | 'fulfilled'
    | 'cancelled'
    | 'noshow'
    | 'waitlist'
    | 'entered-in-error';
  subject_id: string;
  /** Who booked it; null on imported ones. */
  actor_id: string | null;
  appointment_type_id: string | null;
  /** What the source called it; the kind's own name wins where there is a kind. */
  type_name: string | null;
  channel: string | null;
  practitioner_id: string | null;
  practitioner_name: string | null;
  location_id: string | null;
  location_name: string | null;
  /** First Slot of the run, where it was booked here. */
  slot_id: string | null;
  start_at: number;
  end_at: number;
  reason: string | null;
  reason_withheld: Flag;
  /** JSON of the contract's Needs, or null. */
  needs: string | null;
  instructions: string | null;
  urgent_notice_version: string | null;
  /** Local date by which a request is answered. */
  answer_by: string | null;
  /** The source's own word on changing online: null is not said. */
  online_editable: Flag | null;
  online_editable_until: number | null;
  cancelled_at: number | null;
  cancelled_by: 'patient' | 'practice' | null;
  cancelled_late: Flag;
  cancellation_reason: string | null;
  /** 1 when a Slot under it vanished at the source. */
  slot_vanished: Flag;
  /** The contract's AdoptionChannel: how it was made. */
  made_via: string | null;
  created_at: number;
  updated_at: number;
  /** Since when it starts and ends when it does, ms UTC; null for longer than that is kept. */
  time_set_at: Later<number | null>;
  /** The latest revision that the practice's own system has, and since when, ms UTC; null where it has none. */
  recorded_revision: Later<number | null>;
  recorded_at: Later<number | null>;
  /** Place in the order of changes, given in the transaction of the change: a later change has a higher one. */
  change_number: Later<number | null>;
  /** When staff first took it up as a request, ms UTC. */
  seen_at: Later<number | null>;
  /** When the practice was alerted that nobody had, ms UTC. */
  alerted_at: Later<number | null>;
}

/** Commits in the write's own transaction. */
export interface IdempotencyTable {
  /** SHA-256 of actor, method, path and key. */
  scope: string;
  /** SHA-256 of body, query and If-Match. */
  fingerprint: string;
  status: number;
  /** JSON: ETag, Location, Content-Type; and whose data it was, for the access log of a replay. */
  headers: string;
  body: string;
  created_at: number;
}

/** NEN 7513. Append-only; every row's hash covers the row before it. */
export interface AccessLogTable {
  seq: Generated<number>;
  at: number;
  request_id: string;
  actor_id: string;
  actor_role: 'patient' | 'staff' | 'system';
  subject_id: string | null;
  /** operationId. */
  action: string;
  /** Kind and opaque id of what was read or written. */
  resource: string | null;
  ground: 'self' | 'parental-authority' | 'treatment' | 'system' | 'none';
  outcome: number;
  previous_hash: string;
  hash: string;
}

/** Domain events without person or content, counted per local month (`YYYY-MM`). */
export interface DomainEventCountTable {
  month: string;
  service: string;
  event: string;
  /** How the appointment was made: the contract's AdoptionChannel; or whatever asked, for what is no service. */
  channel: string;
  age_band: components['schemas']['AgeBand'];
  count: number;
}

/** How many requests were answered after so many hours, rounded up, in a local month. */
export interface ReplyTimeCountTable {
  month: string;
  service: string;
  hours: number;
  /** Whether the answer came by the promised day; `none` where none was promised. */
  promise: 'kept' | 'broken' | 'none';
  count: number;
}

/** What the practice fills in itself for a month. */
export interface AdoptionMonthTable {
  month: string;
  phone_calls: number | null;
  registered_patients: number | null;
  revision: number;
  updated_at: number;
}

/**
 * Other names of imported things, so that a later file may use any of them. The key is the id that the import would have
 * made from that name; it holds nothing that can be read back.
 */
export interface SourceAliasTable {
  id: string;
  /** The row's own id. */
  target_id: string;
}

/** What changed, in order, for live updates; kept for a day. */
export interface OutboxTable {
  seq: number;
  at: number;
  type: Exclude<components['schemas']['LiveEvent']['type'], 'reset'>;
  resource: string;
  /** Whose it is: only who may act for them is told. Empty when it is about no person. */
  subject_id: string;
}

/** What needs a person at the practice: one per appointment and kind. */
export interface WorkItemTable {
  id: string;
  revision: number;
  kind: components['schemas']['WorkItemKind'];
  appointment_id: string;
  subject_id: string;
  /** What makes this cause another than the last one of its kind. */
  cause: string;
  state: 'open' | 'done' | 'lapsed';
  /** Local date. */
  answer_by: string;
  created_at: number;
  /** When somebody first took it. */
  seen_at: number | null;
  assignee_id: string | null;
  assignee_name: string | null;
  closed_at: number | null;
  /** The planned bulk action that it is part of; null as soon as it changes otherwise. */
  bulk_action_id: string | null;
}

/** Who did what with an item, first to last. */
export interface WorkItemEntryTable {
  item_id: string;
  position: number;
  at: number;
  action: components['schemas']['WorkItemEntry']['action'];
  staff_id: string | null;
  staff_name: string | null;
}

type Contact = components['schemas'];

/** A person's own wishes about notices; who never said anything has no row. */
export interface ContactDetailTable {
  person_id: string;
  revision: number;
  language: Contact['NoticeLanguage'];
  /** 0 is unsubscribed from reminders. */
  reminders: Flag;
  updated_at: number;
}

/** An address or number that a person gave for notices. */
export interface ContactAddressTable {
  person_id: string;
  channel: Contact['NoticeChannel'];
  value: string;
  /** Null is not theirs as far as we know: nothing but a code goes there. */
  confirmed_at: number | null;
  /** What the code that is out follows from; null when none is. */
  code_nonce: string | null;
  code_expires_at: number | null;
  tries_left: number;
}

/** What patients are told: written in the transaction of what it tells of. Holds neither an address nor a text. */
export interface NoticeTable {
  /** The message's own id: the same at every try. */
  id: string;
  kind: NoticeKind;
  /** Null for a code. */
  appointment_id: string | null;
  /** Whose appointment, or whose code. */
  subject_id: string;
  /** Who gets it; null until it is their turn, for that depends on who has which rights then. */
  recipient_id: string | null;
  /** How it went out, or was tried last. */
  channel: Contact['NoticeChannel'] | null;
  /** The time that it speaks of, ms UTC; null for a code. */
  start_at: number | null;
  /**
   * `waiting` for `next_at`; `sending`, of which nothing has left yet; `handing-over`, of which nobody knows what arrived
   * until the other side answers; `sent`; `dropped`, there was nothing to tell or nobody to tell it; `failed`;
   * `unknown`, it may have arrived, so it is not sent again.
   */
  status: 'waiting' | 'sending' | 'handing-over' | 'sent' | 'dropped' | 'failed' | 'unknown';
  next_at: number;
  /** After it there is no use in sending it. */
  expires_at: number;
  attempts: number;
  /** Who is at it, and until when that counts. */
  claim_id: string | null;
  claimed_until: number | null;
  /** Short code of why not; never a message of the other side, which may repeat an address. */
  fault: string | null;
  created_at: number;
  settled_at: number | null;
  /** When staff were told that it did not arrive, ms UTC. */
  reported_at: Later<number | null>;
}

/** What staff do to several things together, a while after they asked for it. */
export interface BulkActionTable {
  id: string;
  state: 'planned' | 'undone' | 'executed';
  staff_id: string;
  staff_name: string;
  /** JSON of the contract's BulkActionCreate. */
  wish: string;
  /** JSON: by id of a target `done`, or the code of why it was left alone. Null while there is nothing to say. */
  outcomes: string | null;
  created_at: number;
  executes_at: number;
}

/** A building block of somebody's medication. */
export interface MedicationBlockTable extends Sourced {
  id: string;
  person_id: string;
  treatment_id: string;
  kind: BlockKind;
  /** ms UTC; null when the source does not say. */
  registered_at: number | null;
  /** JSON of BlockContent. */
  body: string;
}

/** A hypersensitivity, contra-indication or measurement of a person. */
export interface PatientFactTable extends Sourced {
  id: string;
  person_id: string;
  kind: FactKind;
  /** JSON of FactContent. */
  body: string;
}

/** Medication that a patient asked for again. */
export interface RepeatRequestTable {
  id: string;
  revision: number;
  subject_id: string;
  /** Who asked. */
  actor_id: string;
  /** JSON of the contract's PharmacySettings, as it was then. */
  pharmacy: string;
  handover: components['schemas']['Handover'];
  remark: string | null;
  /** Local date. */
  away_until: string | null;
  /** Local date that was promised. */
  answer_by: string;
  /** Local date. */
  ready_from: string;
  created_at: number;
  updated_at: number;
  /** When the practice was alerted that nobody had begun with it, ms UTC. */
  alerted_at: Later<number | null>;
}

export interface RepeatLineTable {
  id: string;
  request_id: string;
  position: number;
  /** Null for what was not in the list. */
  treatment_id: string | null;
  /** Subject and treatment while nothing came of it yet, else null. Unique: nobody waits twice for the same. */
  open_key: string | null;
  name: string;
  dosing_text: string | null;
  /** As the patient said. */
  days_left: number | null;
  remark: string | null;
  is_too_early: Flag;
  /** When it was asked for. */
  is_check_up_due: Flag;
  state: components['schemas']['RepeatLineState'];
  state_at: number;
  /** Who reported it; null for the patient's own acts. */
  state_by: string | null;
  reply: components['schemas']['RepeatLine']['reply'] | null;
  reply_text: string | null;
  /** JSON of the contract's RepeatApproval, or null. */
  approved: string | null;
  /** JSON of the contract's PreparedDecision; null while nobody proposed anything. */
  prepared: Later<string | null>;
  /** JSON: what other systems warn of, in their words. */
  warnings: Later<string | null>;
  /** When it was answered, ms UTC, and by whom. */
  answered_at: Later<number | null>;
  answered_by: Later<string | null>;
}

/** Secrets of this data directory: draft keys, cursor signing. */
export interface SecretTable {
  name: string;
  value: string;
}

export interface Database {
  practice: PracticeTable;
  settings_change: SettingsChangeTable;
  person: PersonTable;
  relation: RelationTable;
  practitioner: PractitionerTable;
  organization: OrganizationTable;
  location: LocationTable;
  appointment_type: AppointmentTypeTable;
  appointment_type_practitioner: AppointmentTypePractitionerTable;
  schedule: ScheduleTable;
  slot: SlotTable;
  slot_claim: SlotClaimTable;
  slot_given_up: SlotGivenUpTable;
  slot_hold: SlotHoldTable;
  appointment: AppointmentTable;
  idempotency: IdempotencyTable;
  access_log: AccessLogTable;
  domain_event_count: DomainEventCountTable;
  reply_time_count: ReplyTimeCountTable;
  adoption_month: AdoptionMonthTable;
  source_alias: SourceAliasTable;
  outbox: OutboxTable;
  work_item: WorkItemTable;
  work_item_entry: WorkItemEntryTable;
  contact_detail: ContactDetailTable;
  contact_address: ContactAddressTable;
  notice: NoticeTable;
  bulk_action: BulkActionTable;
  medication_block: MedicationBlockTable;
  patient_fact: PatientFactTable;
  repeat_request: RepeatRequestTable;
  repeat_line: RepeatLineTable;
  secret: SecretTable;
}
