// Is a file made of lines of one form, told from its start?

const MOST_LINES = 400;
const LEAST_LINES = 2;
const USUAL_SHARE = 0.5;

/** At least two lines, and half of those that are not empty, match `form`. */
export function isMostly(text: string, form: RegExp): boolean {
  const filled = text.split('\n', MOST_LINES).filter((line) => line.trim());
  const count = filled.filter((line) => form.test(line)).length;
  return count >= LEAST_LINES && count >= filled.length * USUAL_SHARE;
}
