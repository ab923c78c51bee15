// Times as the page of an episode writes them: what lies between two stamps of the source says so.
import { type Html, html } from '../../domain/html.js';
import { time } from '../parts.js';
import type { TimeView } from './views.js';

/** "12:30", or "~12:30" (read out as "about") where the time is interpolated; nothing where there is none. */
export function stamp(view: TimeView): Html {
  return html`${isAbout(view) && ABOUT}${time(view.time)}`;
}

/** The same without the machine's reading of it, for where hundreds of them stand on a page. */
export function plainStamp(view: TimeView): Html | null {
  return view.time === null ? null : html`${isAbout(view) && ABOUT}${clockOf(view.time)}`;
}

function isAbout({ time: seconds, timing }: TimeView): boolean {
  return seconds !== null && timing === 'interpolated';
}

const ABOUT = html`<span class="unseen">about </span><span class="about" aria-hidden="true">~</span>`;

/** The same without markup, as names of links have it: "at 12:30", "at about 12:30"; empty where there is none. */
export function spokenStamp({ time: seconds, timing }: TimeView): string {
  if (seconds === null) return '';
  return `at ${timing === 'interpolated' ? 'about ' : ''}${clockOf(seconds)}`;
}

/** "1:02:03", or "2:03" below an hour. */
export function clockOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}
