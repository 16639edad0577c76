import type {components} from '@gp-elements/contract';
import {medicationBundle} from '../../adapters/fhir-r4/write-medication.ts';
import {repeatBlocks} from '../../domain/repeats/blocks.ts';
import {localDate} from '../../domain/zone.ts';
import {treatmentsOf} from '../../store/medication.ts';
import type {RepeatRequestRow} from '../../store/repeats.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {stored} from '../repeats/present.ts';

/** The request as proposals of the medication process, with the replies to them: a Bundle as text. */
export async function repeatBundle(
  row: RepeatRequestRow,
  {id, person}: Subject,
  {db, settings, now, zone}: RequestContext,
): Promise<string> {
  const treatments = await treatmentsOf(db, id, localDate(now, zone), {zone});
  const blocks = repeatBlocks({
    personId: id,
    isByOther: row.actor_id !== row.subject_id,
    handover: row.handover,
    remark: row.remark,
    pharmacy: stored<components['schemas']['PharmacySettings']>(row.pharmacy),
    practice: settings.name,
    askedAt: Number(row.created_at),
    zone,
    lines: row.lines.map((line) => ({
      id: line.id,
      name: line.name,
      remark: line.remark,
      daysLeft: line.days_left,
      treatment: treatments.find((treatment) => treatment.id === line.treatment_id),
      reply: line.reply ?? null,
      replyText: line.reply_text,
      answeredBy: line.answered_by,
      answeredAt: line.answered_at === null ? null : Number(line.answered_at),
    })),
  });
  return JSON.stringify(medicationBundle(person, blocks));
}
