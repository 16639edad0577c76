// `npm start`: the demo practice's website with its own gateway, both from source. One process, so that whatever ends it
// ends all of it.
import {spawn} from 'node:child_process';
import {createServer} from 'node:net';
import {buildSite} from './site.mjs';

const HOST = process.env.HOST || '127.0.0.1';
const WANTED_PORT = process.env.PORT || '4000';

/**
 * Asks the system now, before anything is built, so that a taken port is said at once and in plain words. Resolves with
 * the port: another one where any free one (0) was asked for.
 */
function probePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({port: Number(WANTED_PORT), host: HOST, exclusive: true}, () => {
      const {port} = probe.address();
      probe.close(() => resolve(String(port)));
    });
  });
}

function openBrowser(address) {
  const [command, ...args] = {darwin: ['open'], win32: ['cmd', '/c', 'start', '""']}[process.platform] ?? [
    'xdg-open',
  ];
  // No browser to open is no reason to stop: the address stands in the terminal.
  spawn(command, [...args, address], {stdio: 'ignore', detached: true})
    .on('error', () => {})
    .unref();
}

const canOpenBrowser =
  process.stdout.isTTY &&
  !process.env.CI &&
  !process.env.GP_NO_OPEN &&
  (process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY));

const PORT = await probePort().catch((error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Poort ${WANTED_PORT} is al in gebruik. Kies een andere: PORT=4001 npm start\n` +
          `Port ${WANTED_PORT} is in use. Choose another: PORT=4001 npm start`
      : `${HOST}:${WANTED_PORT} kan niet gebruikt worden / cannot be used (${error.code}).`,
  );
  process.exit(1);
});

const site = await buildSite({
  onBuild: () => console.log('De bestanden voor de pagina’s worden gemaakt … / Building the page files …'),
});
Object.assign(process.env, {
  HOST,
  PORT,
  GP_DEMO: '1',
  // A line per request would push the address off the screen.
  GP_LOG_LEVEL: process.env.GP_LOG_LEVEL || 'warn',
  GP_STATIC: site.pages,
  GP_ELEMENTS: site.elements,
  GP_SIGN_IN_URL: '/inloggen',
  GP_SIGN_IN_SCRIPT: '/js/praktijkpagina.js',
});
// Runs when it is imported, listens when that is done, and ends by itself on a signal.
await import('../gateway/src/server.ts');
// It has said why.
if (process.exitCode) process.exit();

const address = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}/`;
console.log(`
  Huisartsenpraktijk De Linde, een demonstratie met verzonnen mensen
  A demo practice with fictive people

    Website            ${address}
    Afspraak / Book    ${address}afspraak
    Herhaal / Repeat   ${address}herhaalrecept
    Medicatie          ${address}medicatie
    Kader / Frame      ${address}kader
    Portaal / Portal   ${address}portaal
    Praktijk / Staff   ${address}praktijk
    Oefenen / Practise ${address}oefenen

  Stoppen / Stop: Ctrl+C
`);
if (canOpenBrowser) openBrowser(address);
