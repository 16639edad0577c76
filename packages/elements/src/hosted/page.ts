// On the gateway's own pages, when one stands in a frame of another page: without what that page has itself, and as high
// as the other page lets it be. A plain script, so that it has run before anything is drawn.

const {framers = ''} = (document.currentScript as HTMLScriptElement).dataset;
const root = document.documentElement;

type SignIn = Event & {target: {signInHref: string}; returnAddress: string};

const canStore = () => {
  try {
    return Boolean(sessionStorage);
  } catch {
    return false;
  }
};

if (parent !== window) {
  const known = [location.origin, ...framers.split(' ')];
  /** The page around this one, once it asked, if it is one of those that may. */
  let listener = '';
  const tell = () => {
    if (listener)
      parent.postMessage({gpFrameHeight: Math.ceil(root.getBoundingClientRect().height)}, listener);
  };
  root.dataset['framed'] = '';
  addEventListener('message', ({source, origin, data}: MessageEvent<unknown>) => {
    if (source !== parent || data !== 'gp-frame' || !known.includes(origin)) return;
    listener = origin;
    tell();
  });
  new ResizeObserver(tell).observe(root);
  // A program that calls is opened by the page as a whole: a frame may not, or would show it inside.
  addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
      if (link?.protocol === 'tel:') link.target = '_top';
    },
    true,
  );
  // A person signs in here only where that can last: most who let people sign in refuse to be framed, and a browser that
  // refuses a frame its storage would come back signed out. Otherwise the page goes on by itself, without the one around it.
  addEventListener('gp-sign-in-request', (event) => {
    const {target, returnAddress} = event as SignIn;
    const address = new URL(target.signInHref, document.baseURI);
    if (address.origin === location.origin && canStore()) return;
    event.preventDefault();
    address.searchParams.set('return', returnAddress);
    open(address, '_top');
  });
}
