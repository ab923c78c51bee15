// How the command line shows things to people: times, wrapped text, emphasis where the terminal has it.
import { styleText } from 'node:util';

/** Longer lines are hard to read; shorter ones than the second leave no room for an indent. */
const [MAX_WIDTH, MIN_WIDTH] = [96, 30];

/** Characters of a line: what the terminal has, within limits. */
export function lineWidth(): number {
  const columns = process.stdout.isTTY ? process.stdout.columns : MAX_WIDTH;
  return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns || MAX_WIDTH));
}

/** Seconds as m:ss or h:mm:ss; an unknown time is "--:--". */
export function formatTime(seconds: number | null): string {
  if (seconds === null) return '--:--';
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const pad = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** Text in lines of `lineWidth`, each led by the indent. Control characters are left out. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  const width = lineWidth();
  let line = '';
  for (const word of printable(text).split(/\s+/u)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) lines.push(indent + line);
  return lines.join('\n');
}

/** A transcript is untrusted: its escape sequences must not reach a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

export function bold(text: string): string {
  return process.stdout.isTTY ? styleText('bold', text) : text;
}

export function dim(text: string): string {
  return process.stdout.isTTY ? styleText('dim', text) : text;
}

export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** "1 episode", "2 episodes". */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
