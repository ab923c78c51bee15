// Seconds as people and caption files write them.

/** "1:02:03", or "2:03" below an hour; fractions are cut. */
export function clock(seconds: number): string {
  const { hours, minutes, rest } = split(Math.floor(seconds));
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** As `clock`, with the fraction of the second where there is one: "1:02:03.4". */
export function exactClock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const fraction = String(milliseconds % 1000)
    .padStart(3, '0')
    .replace(/0+$/u, '');
  return clock(Math.floor(milliseconds / 1000)) + (fraction && `.${fraction}`);
}

/** "01:02:03.004": WebVTT with ".", SRT with ",". */
export function stamp(seconds: number, decimalMark: '.' | ','): string {
  const milliseconds = Math.round(seconds * 1000);
  const { hours, minutes, rest } = split(Math.floor(milliseconds / 1000));
  return `${pad(hours)}:${pad(minutes)}:${pad(rest)}${decimalMark}${String(milliseconds % 1000).padStart(3, '0')}`;
}

function split(seconds: number): { hours: number; minutes: number; rest: number } {
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, rest: seconds % 60 };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
