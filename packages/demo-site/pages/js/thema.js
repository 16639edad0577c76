// Runs before the page is drawn, so that a chosen theme does not flash. A plain script of our own: no inline code.
// The address may choose as well: ?thema=kaal|voorbeeld|kastanje and ?weergave=systeem|licht|donker.
(() => {
  const sheets = {
    voorbeeld: ['/thema/voorbeeld.css', '/css/thema-voorbeeld.css'],
    kastanje: ['/css/thema-kastanje.css'],
  };
  const classes = {voorbeeld: ['thema', 'voorbeeld-theme'], kastanje: ['thema', 'kastanje']};
  const root = document.documentElement;

  /** Keeps a choice for the next page; a browser that refuses storage keeps it for this page only. */
  const stored = (key, value) => {
    try {
      if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key) ?? '';
    } catch {
      return value ?? '';
    }
  };

  const setTheme = (name) => {
    root.classList.remove('thema', 'voorbeeld-theme', 'kastanje');
    root.classList.add(...(classes[name] ?? []));
    for (const href of sheets[name] ?? []) {
      if (document.querySelector(`link[href="${href}"]`)) continue;
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.setAttribute('blocking', 'render');
      document.head.append(link);
    }
    root.dataset.thema = classes[name] ? name : 'kaal';
  };
  const setMode = (name) => {
    root.classList.toggle('licht', name === 'licht');
    root.classList.toggle('donker', name === 'donker');
    root.dataset.weergave = name === 'licht' || name === 'donker' ? name : 'systeem';
  };

  const asked = new URLSearchParams(location.search);
  setTheme(stored('demo-thema', asked.get('thema') ?? undefined));
  setMode(stored('demo-weergave', asked.get('weergave') ?? undefined));

  globalThis.demoThema = {
    setTheme: (name) => setTheme(stored('demo-thema', name)),
    setMode: (name) => setMode(stored('demo-weergave', name)),
  };
})();
