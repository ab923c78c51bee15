// Endings by which a bare name in talk is an address. Those that are words or endings of files, too ("it", "me", "so",
// "md", "py", "rs", "sh"), are left out: "main.rs" is a file.

export const sureEndings: ReadonlySet<string> = new Set([
  ...['com', 'org', 'net', 'edu', 'gov', 'io', 'dev', 'fm', 'app', 'ai', 'co', 'tv', 'info', 'cloud', 'blog'],
  ...['uk', 'de', 'fr', 'nl', 'ch', 'se', 'dk', 'eu', 'ca', 'au', 'nz', 'jp', 'es'],
]);

/** Of them, those that are said in a sentence as "dot ..." and mean nothing else there (".NET" is a product). */
export const spokenEndings: ReadonlySet<string> = new Set([
  ...['com', 'org', 'edu', 'gov', 'io', 'dev', 'fm', 'app', 'ai', 'co', 'tv'],
]);
