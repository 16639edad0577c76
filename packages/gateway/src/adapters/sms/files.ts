import {writeWhole} from '../files.ts';
import type {Messenger} from '../../ports/messenger.ts';

/**
 * Puts text messages into a folder as `<id>.sms.txt`, from which another program sends them: `To: +31…`, an empty line, the text
 * in UTF-8. That program takes them away, so the same one twice would be two.
 *
 * @param isRepeatable True where nobody takes them away.
 */
export function smsFiles(folder: string, {isRepeatable = false} = {}): Messenger {
  return {
    isRepeatable,
    async send({id, to, text}, handOver) {
      if (!(await handOver())) return {outcome: 'withdrawn'};
      try {
        await writeWhole(folder, `${id}.sms.txt`, `To: ${to}\n\n${text}\n`);
      } catch {
        return {outcome: 'later', fault: 'file', isDown: true};
      }
      return {outcome: 'sent'};
    },
  };
}
