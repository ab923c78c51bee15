// Which labels and lines name no speaker but what is heard or stands between: music, a sponsor, a break?

/** Words that stand for a pause in the talk, in the languages met. */
const BREAK = new RegExp(
  [
    '^(?:(?:ad|advert(?:isement)?|commercial|music(?:al)?|paid|sponsor(?:ship)?|song|jingle|mid-?roll|station|theme)s? )?(?:ads?|breaks?|adverts?|advertisements?|bumpers?|commercials?|identification|interludes?|intermission|intro|outro|jingles?|mid-?roll|pre-?roll|post-?roll|messages?|music|promos?|reads?|(?:song|theme)(?: (?:extract|sample|music|song))?|sponsors?|stingers?|teaser|transition)(?: #?[0-9]{1,2})?$',
    '^(?:(?:audio|video|movie|news|sound|film) )?(?:clips?|bites?)(?: from .{1,40})?$',
    '^(?:sound )?(?:effects?|fx)$|^sfx$',
    '^pausa?$|^werbung$|^werbepause$|^publicité$|^publicidade?$|^pubblicità$|^anuncios?$|^patrocinador$|^reklam[ae]?$|^реклама$',
    '^musique$|^m[úu]sica$|^musik$|^музыка$|^广告$|^音乐$|^広告$|^音楽$|^광고$|^음악$',
  ].join('|'),
  'iu',
);
const MUSIC =
  /^(?:(?:ambient|background|classical|closing|dramatic|electronic|end(?:ing)?|gentle|guitar|happy|instrumental|intro|jazz|light|loud|opening|orchestral|outro|piano|playful|podcast|quiet|sad|show|slow|soft|tense|theme|transition|upbeat) ){0,3}(?:music|jingle|theme|song)(?: (?:plays|playing|fades?|fading|continues|starts|begins|stops|ends|swells|up|down))?(?: (?:in|out|up|down|under|again))?$/iu;
/** "[MUSIC]", "(theme music fades out)": a line of its own that says what is heard, and no words. */
const LONE_BREAK = /^[*_]{0,3}[[(【]\s*([^[\]()【】\n]{1,60}?)\s*[\])】][*_]{0,3}\.?$/;
/** Notes around what is heard, or alone: "♪ upbeat music ♪", "♪♪". */
const NOTED = /^[\s.…]{0,4}[♪♫♬🎵🎶][\s.…♪♫♬🎵🎶]{0,12}([^♪♫♬🎵🎶\n]{0,60}?)[\s.…♪♫♬🎵🎶]{0,12}$/u;
/** "Intro music", and no word alone: somebody may have said that one. */
const PLAIN = /^\p{Lu}[\p{L} ]{0,50}[^\s.]\.?$/u;
const HEARD_WORD = /\S\s+\S/;
const AROUND = /^[\s♪♫*_[(【]{1,8}|[\s♪♫*_\])】:：]{1,8}$/g;

/** What stands in a speaker's place and is none: "Music" of "[Music]:"; `null` for everybody who could speak. */
export function breakName(label: string): string | null {
  const bare = label.length <= 80 ? label.replace(AROUND, '') : '';
  return BREAK.test(bare) || MUSIC.test(bare) ? bare : null;
}

/** A jingle is sung: where a format has a field for who speaks, and that names a jingle with words, they are its own. */
export function isSung(mark: string): boolean {
  return /^jingles?$/i.test(mark);
}

/**
 * What is heard where a line is nothing but a break or music in brackets or between notes; `null` for words, lyrics and
 * "[laughter]" among them.
 */
export function loneBreak(line: string): string | null {
  if (line.length > 80) return null;
  const noted = NOTED.exec(line)?.[1];
  if (noted !== undefined && !hasWords(noted)) return 'Music';
  const inside = noted ?? LONE_BREAK.exec(line.replace(/\\(?=[[\]()])/g, ''))?.[1];
  return inside !== undefined && (BREAK.test(inside) || MUSIC.test(inside)) ? inside : null;
}

/** The same of a line of its own that no sentence runs into, where brackets may be missing: "Intro music". */
export function ownBreak(line: string): string | null {
  const bare = line.replace(/\.$/, '');
  const isHeard = line.length <= 60 && PLAIN.test(line) && HEARD_WORD.test(bare) && /\b(?:music|jingle)\b/i.test(bare);
  return loneBreak(line) ?? (isHeard && MUSIC.test(bare) ? bare : null);
}

/** Whether what stands under a break's label holds any words: "♪", "..." and a span of time hold none. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\bto\b/g, ''));
}
