// What pages may run and load (Content-Security-Policy): nothing from elsewhere, and a script only where we send one.

const directives = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export const pagePolicy = { useDefaults: false, directives };

/** For what pages of others show in a frame: it runs nothing and sends nothing. */
export const framedPolicy = {
  useDefaults: false,
  directives: {
    ...{ 'default-src': ["'none'"], 'style-src': ["'self'"], 'font-src': ["'self'"], 'base-uri': ["'none'"] },
    ...{ 'form-action': ["'none'"], 'frame-ancestors': ['*'] },
  },
};

/** For pages with a file of ours that asks this server. Nothing inline runs there either. */
export const scriptPolicy = {
  useDefaults: false,
  directives: { ...directives, 'script-src': ["'self'"], 'connect-src': ["'self'"] },
};

/**
 * For a page with a player. Hosts send audio on to other addresses (counters, delivery networks), browsers check each of them,
 * and nobody here knows them: so that of the audio itself is allowed, and any over TLS. Audio can show nothing and run nothing,
 * and nothing is loaded before somebody plays.
 */
export function playerPolicy(audioUrl: string | null) {
  if (audioUrl === null || !URL.canParse(audioUrl)) return scriptPolicy;
  const { origin } = new URL(audioUrl);
  const sources = origin.startsWith('https:') ? ['https:'] : [origin, 'https:'];
  return { ...scriptPolicy, directives: { ...scriptPolicy.directives, 'media-src': sources } };
}
