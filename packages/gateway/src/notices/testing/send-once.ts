/** Sends what is due through a mail server on loopback, in a process that a test kills: folder, clock (ms UTC), port. */
import process from 'node:process';
import {smtpMessenger} from '../../adapters/mail/smtp.ts';
import {openDatabase} from '../../store/database.ts';
import {senderFor} from './desk.ts';

const [dataDir = '', now = '', port = ''] = process.argv.slice(2);
const db = await openDatabase({dataDir});
const server = {host: '127.0.0.1', port: Number(port), isSecure: false, isLocal: true};
const email = smtpMessenger(server, {address: 'afspraken@praktijk.example'});
await senderFor({db, clock: {now: () => Number(now)}}, {email}).runOnce();
await db.destroy();
