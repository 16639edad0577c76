/** As a portal would ask its own server. */
export const getToken = async (): Promise<string> => (await fetch('/session/token')).text();

export const api = new URLSearchParams(location.search).get('api') ?? '';
