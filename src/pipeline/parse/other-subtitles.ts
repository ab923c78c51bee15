// Subtitles of players that are no transcript here: which are they? Read as text, their fields would be words.

/** Lines that are looked at. */
const MOST_LINES = 400;
const LEAST_LINES = 2;
const USUAL_SHARE = 0.5;

const MICRODVD = /^\s*\{\d{1,8}\}\{\d{0,8}\}/;
const MPL2 = /^\s*\[\d{1,7}\]\[\d{0,7}\]/;
const LRC_TAG = /^\s*\[(?:ti|ar|al|au|lr|by|re|ve|tool|offset|length|la):[^\]\n]{0,200}\]\s*$/i;
const LRC_LINE = /^\s*\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]/;

/** Their name, as a reason to refuse them; `null` for everything else. */
export function otherSubtitles(lines: readonly string[]): string | null {
  const filled = lines.slice(0, MOST_LINES).filter((line) => line.trim());
  const share = (form: RegExp) => {
    const count = filled.filter((line) => form.test(line)).length;
    return count >= LEAST_LINES && count >= filled.length * USUAL_SHARE;
  };
  if (share(MICRODVD)) return 'MicroDVD subtitles, timed by numbers of frames';
  if (share(MPL2)) return 'MPL2 subtitles';
  return filled.some((line) => LRC_TAG.test(line)) && share(LRC_LINE) ? 'LRC lyrics' : null;
}
