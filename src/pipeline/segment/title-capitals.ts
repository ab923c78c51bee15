// How is a word written inside a sentence, whatever the source does with capitals?
import { TAGS } from '../speech/spoken-words.js';
import type { Token } from '../speech/tag-words.js';

/** Most words of the episode in capitals: the source shouts, and its capitals say nothing. */
const SHOUTING = 0.5;
/** Hardly a word but "I" has one: a recogniser's captions, in which names have none either. */
const BARE = 0.005;

/** Writes a word; `inName`: it stands in a name of several words, all of which have a capital or none. */
export type WriteWord = (token: Token, inName?: boolean) => string;

export function readCapitals(tokens: readonly (readonly Token[])[]): WriteWord {
  const { forms, shouted, capitals, all } = countForms(tokens);
  if (shouted > all * SHOUTING || capitals < all * BARE) {
    return ({ word }, inName) => (inName ? word.charAt(0).toUpperCase() + word.slice(1) : word);
  }
  const usual = new Map<string, string>();
  for (const [word, counts] of forms) {
    usual.set(word, [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]);
  }
  return ({ text, word, tag }) => {
    const form = usual.get(word);
    if (form !== undefined) return form;
    return TAGS[tag] === 'P' || /\p{Lu}.*\p{Lu}|\p{N}/u.test(text) ? text : word;
  };
}

/** What a word shows as it is written. */
interface Writing {
  readonly isShouted: boolean;
  /** Of a word that need not have one. */
  readonly hasCapital: boolean;
}

function look(text: string, word: string): Writing {
  return {
    isShouted: text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase(),
    hasCapital: /^\p{Lu}/u.test(text) && !/^i(?:'|$)/.test(word),
  };
}

/** How each word is written where no sentence or clause opens with it. */
function countForms(tokens: readonly (readonly Token[])[]) {
  const forms = new Map<string, Map<string, number>>();
  const seen = new Map<string, Writing>();
  let shouted = 0;
  let capitals = 0;
  let all = 0;
  for (const own of tokens) {
    own.forEach(({ text, word, opens }, i) => {
      const writing = seen.get(text) ?? look(text, word);
      seen.set(text, writing);
      all++;
      if (writing.isShouted) shouted++;
      if (i === 0 || opens) return;
      if (writing.hasCapital) capitals++;
      const counts = forms.get(word) ?? new Map<string, number>();
      forms.set(word, counts);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    });
  }
  return { forms, shouted, capitals, all };
}
