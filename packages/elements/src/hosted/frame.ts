// For a page that shows one of the gateway's pages in `<iframe class="gp-frame" …>`: the frame becomes as high as what is in
// it. Without this script it keeps its own height and scrolls. Only a height is told, and only by the frame's own origin.

const originOf = (frame: HTMLIFrameElement) => new URL(frame.src, document.baseURI).origin;

/** Tells the page in a frame that somebody here listens; it answers if this page may frame it. */
const greet = (frame: unknown) => {
  // One that has not begun to load yet is still an empty page of our own.
  if (
    frame instanceof HTMLIFrameElement &&
    frame.matches('.gp-frame') &&
    frame.contentDocument?.URL !== 'about:blank'
  )
    frame.contentWindow?.postMessage('gp-frame', originOf(frame));
};

addEventListener('message', ({source, origin, data}: MessageEvent<{gpFrameHeight?: unknown} | null>) => {
  const height = Number(data?.gpFrameHeight);
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.gp-frame'))
    if (frame.contentWindow === source && originOf(frame) === origin && height > 0)
      frame.style.height = `${Math.min(height, 20_000)}px`;
});
document.addEventListener('load', ({target}) => greet(target), true);
document.querySelectorAll('.gp-frame').forEach(greet);
