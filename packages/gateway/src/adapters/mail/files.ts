import {writeWhole} from '../files.ts';
import type {Messenger} from '../../ports/messenger.ts';
import {mailBytes, type Sender} from './message.ts';

/** Puts mails into a folder as `<id>.eml`, which any mail program opens. The same mail twice is one file. */
export function mailFiles(folder: string, from: Sender): Messenger {
  return {
    isRepeatable: true,
    async send(message, handOver) {
      if (!(await handOver())) return {outcome: 'withdrawn'};
      try {
        await writeWhole(folder, `${message.id}.eml`, await mailBytes(from, message));
      } catch {
        return {outcome: 'later', fault: 'file', isDown: true};
      }
      return {outcome: 'sent'};
    },
  };
}
