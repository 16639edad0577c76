/** Cursors of lists: the place of the last item, signed together with the query and the person whom it belongs to. */
import {createHmac, timingSafeEqual} from 'node:crypto';
import {ProblemError} from '../errors.ts';

/** What a page is in order of: a sort key, and an id for ties. */
export type CursorPosition = readonly [sortKey: number, id: string];

const macBytes = 16;

function mac(secret: Buffer, belongsTo: unknown, place: string): Buffer {
  return createHmac('sha256', secret)
    .update(`${JSON.stringify(belongsTo)}\n${place}`)
    .digest()
    .subarray(0, macBytes);
}

/** @param belongsTo Operation, actor, subject and query; the same value must be given to read it. */
export function writeCursor(secret: Buffer, belongsTo: unknown, position: CursorPosition): string {
  const place = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${place}.${mac(secret, belongsTo, place).toString('base64url')}`;
}

/** @throws ProblemError `cursor-invalid` when it was made for another query or person, or not by us. */
export function readCursor(secret: Buffer, belongsTo: unknown, cursor: string): CursorPosition {
  const [place = '', signature = ''] = cursor.split('.');
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== macBytes || !timingSafeEqual(given, mac(secret, belongsTo, place))) {
    throw new ProblemError('cursor-invalid');
  }
  return JSON.parse(Buffer.from(place, 'base64url').toString()) as CursorPosition;
}
