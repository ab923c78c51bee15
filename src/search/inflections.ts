// Is a word another form of one that is known? English forms, by their endings and a few beginnings.

const PLAIN_ENDINGS = ['', 's', 'd', 'ed', 'r', 'er', 'ing'];

/** True for "restores" and "restored", "classes" and "class", "replies" and "reply"; not for "kubernets". */
export function areInflections(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [x, y] = [a.slice(shared), b.slice(shared)].sort() as [string, string];
  if (PLAIN_ENDINGS.includes(x) && PLAIN_ENDINGS.includes(y)) return true;
  const hisses = /(?:[sxz]|[cs]h)$/u.test(a.slice(0, shared));
  return (hisses && x === '' && y === 'es') || (y === 'y' && ['ied', 'ies'].includes(x));
}

/** What an ending leaves of the word, and what it may have taken away. */
const ENDINGS: readonly (readonly [ending: RegExp, instead: readonly string[]])[] = [
  [/s$/u, ['']],
  [/(?:ed|er|ers|est|ing|ings|ish|able|y)$/u, ['', 'e']],
  [/i(?:ed|er|ers|es|est|ly|ness)$/u, ['y']],
  [/(?:es|ly|ness|less|ful|ment|ments|like|wise|hood|ship)$/u, ['']],
];
const BEGINNINGS = /^(?:anti|co|de|dis|hyper|inter|mis|multi|non|out|over|pre|re|sub|super|un|under)-?(?=\p{L}{4})/u;

/** Words that this one may be a form of: "stopping" -> "stop", "overbooked" -> "booked". Most of them are none. */
export function basesOf(word: string): string[] {
  const bases = ENDINGS.flatMap(([ending, instead]) =>
    ending.test(word) ? instead.map((letters) => word.replace(ending, letters)) : [],
  );
  const single = bases.filter((base) => /(.)\1$/u.test(base)).map((base) => base.slice(0, -1));
  const beginning = BEGINNINGS.test(word) ? [word.replace(BEGINNINGS, '')] : [];
  return [...bases, ...single, ...beginning];
}
