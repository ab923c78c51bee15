// How does a quote read as a statement? Its words without what speech puts around them; never other words.

const LEADING = new RegExp(
  `^(?:${[
    String.raw`(?:so|and|but|or|because|cause|'cause|then|plus)\b(?! (?:far|that|much|many|long|forth|on)\b),?`,
    `(?:well|now|right|like|see|look|listen|again|also|actually|basically|honestly|obviously|of course|anyway|anyways|okay|ok|alright|all right|first of all|for me|to me|i mean|you know|you see|kind of|sort of|in my opinion|in my experience|at the end of the day|to be honest|frankly|sure|no|exactly|absolutely|totally|definitely|cool|great|hmm|mm-hmm),`,
    String.raw`(?:yeah|yep|yes|um|uh|uhm|er|ah|oh|i mean|you know)\b[,.…-]*`,
    String.raw`(?:and |so |but )?i (?:also |really |just |still |always |do |would |kind of )*(?:think|believe(?! in)|guess|suppose|would say|would argue|feel that|feel like(?= (?:i|you|we|it|they|the|there|people|if)\b))(?: that)?\b(?! (?:about|of|through|so|it over)\b),?`,
    String.raw`i'(?:d|m) (?:say|argue|sure|convinced|pretty sure)(?: that)?\b,?`,
    '[,.…–—-]+',
  ].join('|')})\\s+`,
  'i',
);
const INNER_FILLER =
  /,? (?:you know|i mean|um|uh|uhm|er),(?= )|(?<=,) (?:like|kind of|sort of|basically|right\?),(?= )/gi;
const STUTTER =
  /\b(the|a|an|i|it|it's|we|you|they|that's|and|to|is|of|in|he|she|if|this|there's|what|but|so|or|for|my|your|i'm|was)(?:\s*(?:,|-|–|—|\.\.\.|…)+\s*|\s+)\1\b/gi;
const BRACKETED = /\s*\[[^\]]{0,60}\]|\s*\((?:laughs|laughter|laughing|inaudible|crosstalk)\)/gi;
const TRAILING_TAG =
  /,? (?:right|you know|okay|yeah|isn't it|don't you think|you know what i mean|know what i mean)\?$/i;

/** A quote cleaned into a sentence: a capital first, a stop at the end, no fillers, false starts or "I think that". */
export function stateQuote(quote: string): string {
  let text = quote.replace(/\s+/g, ' ').replace(BRACKETED, '').replace(TRAILING_TAG, '.').trim();
  text = dropLeading(text).replace(INNER_FILLER, (filler) => (filler.startsWith(',') ? ',' : ''));
  text = text
    .replace(STUTTER, '$1')
    .replace(/\s+([,.?!])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  text = balanceQuotes(text).replace(/(?:\s*[,;:–—-]|\.\.\.|…)+$/, '');
  const ended = /[.?!]["'”’)]*$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** Fillers pile up ("So yeah, I mean, I think ..."), so each is looked for again behind the last. */
function dropLeading(text: string): string {
  let rest = text;
  for (;;) {
    const shorter = rest.replace(LEADING, '');
    if (shorter === rest || shorter.split(' ').length < 4) return rest;
    rest = shorter;
  }
}

/** A lone quotation mark belongs to speech that was cut off. */
function balanceQuotes(text: string): string {
  const straight = text.match(/"/g)?.length ?? 0;
  const oneSided = (text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0);
  const plain = oneSided ? text.replace(/[“”]/g, '') : text;
  return straight % 2 ? plain.replaceAll('"', '') : plain;
}
