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

/** For pages with a file of ours that asks this server. Nothing inline runs there either. */
export const scriptPolicy = {
  useDefaults: false,
  directives: { ...directives, 'script-src': ["'self'"], 'connect-src': ["'self'"] },
};
