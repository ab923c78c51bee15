// When was it published? RFC 822 in the dialects that feeds write, and ISO 8601.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 822 zones in hours; all other letters mean UTC, as RFC 2822 says. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  BST: 1,
};

const RFC_822 =
  /^(?:\p{L}{2,12}\.?(?:,\s*|\s+))?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]{0,6}\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*([a-z]{0,5})?\s*([+-]\d{1,2}:?\d{2})?)?/iu;
const ISO_8601 =
  /^(\d{4})-(\d{2})-(\d{2})(?:[t\s](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(z)?\s*([+-]\d{2}:?\d{2})?)?/iu;

/** An ISO 8601 date where no time is given, else a date-time in UTC; `null` for what is no date. */
export function feedDate(text: string | null): string | null {
  const written = text?.trim().slice(0, 100) ?? '';
  const rfc = RFC_822.exec(written);
  if (rfc) return isoOf([fullYear(rfc[3]!), MONTHS.indexOf(rfc[2]!.toLowerCase()), Number(rfc[1])], rfc.slice(4));
  const iso = ISO_8601.exec(written);
  return iso && isoOf([Number(iso[1]), Number(iso[2]) - 1, Number(iso[3])], iso.slice(4));
}

/** RFC 2822, 4.3: two digits are of the years 1950 to 2049. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

/** `clock`: hours, minutes, seconds, a zone's letters and its offset, as written, each where it is given. */
function isoOf(
  [year, month, day]: readonly [number, number, number],
  [hours, minutes, seconds, zone, offset]: readonly (string | undefined)[],
): string | null {
  const midnight = new Date(Date.UTC(year, month, day));
  // The 31st of February would be in March.
  if (month < 0 || midnight.getUTCMonth() !== month || midnight.getUTCDate() !== day) return null;
  if (hours === undefined) return midnight.toISOString().slice(0, 10);
  const clock = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return null;
  const time = midnight.getTime() + clock * 1000 - zoneMinutes(zone, offset) * 60_000;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function zoneMinutes(zone: string | undefined, offset: string | undefined): number {
  const digits = /^([+-])(\d{1,2}):?(\d{2})$/u.exec(offset ?? '');
  if (digits) return (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3]));
  const name = zone?.toUpperCase() ?? '';
  return Object.hasOwn(ZONES, name) ? ZONES[name]! * 60 : 0;
}
