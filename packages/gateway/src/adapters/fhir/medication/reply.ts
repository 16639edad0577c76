import type {BlockContent} from '../../../domain/medication/block.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {fields, list, text, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {authorOf} from './authors.ts';
import {blockOf, orderOf, relationsOf, subjectOf} from './block.ts';
import {extension} from './extensions.ts';
import {conceptOf} from './quantities.ts';

/** Code system of the answers to proposals. */
export const REPLIES = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.17';

/** Answers of three digits are to proposals of an agreement. */
function proposesOf(code: string): BlockContent['proposes'] {
  return /^10\d$/.test(code) ? 'agreement' : 'dispense-request';
}

/** The coded answer to a proposal. Other Communications are not about medication as far as anybody can tell. */
export function readCommunication(resource: Fields, source: Source): ImportedOf<'Communication'> {
  const payloads = list(resource['payload']);
  const reply =
    payloads
      .map((payload) =>
        conceptOf(
          extension(fields(payload['_contentString']), 'ext-Communication.Payload.ContentCodeableConcept')?.[
            'valueCodeableConcept'
          ],
          source,
        ),
      )
      .find((concept) => concept !== null) ?? null;
  const code = reply?.codes.find(({system}) => system === REPLIES)?.code;
  if (code === undefined) throw new LeftOut('it is no answer to a medication proposal');
  const subject = subjectOf(resource, source);
  const registeredAt = writtenTime(resource['sent']) ?? null;
  const {content, identity} = blockOf('reply', resource, source, {registeredAt});
  const said = payloads.flatMap((payload) => text(payload['contentString']) ?? []);
  const block: BlockContent = {
    ...content,
    author: authorOf(resource['sender'], source),
    comment: source.text(said.join('\n'), 2000) ?? content.comment,
    proposes: proposesOf(code),
    reply,
    relations: relationsOf(resource['basedOn'], source, {
      role: 'answers',
      kind: 'proposal',
      resource: 'MedicationRequest',
    }),
  };
  return {kind: 'Communication', ...identity, subject, registeredAt: orderOf(registeredAt), block};
}
