// What a field of an untrusted JSON document may hold, and what is made of it: times in seconds, words, names.
import { z } from 'zod';
import { cleanCharacters } from '../decode.js';

/** A thousand hours: no recording is longer, and no number over it is a time. */
const MOST_SECONDS = 3_600_000;

const CLOCK = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)$/;
const ISO_DURATION = /^PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,9})?)S)?$/;

/**
 * Seconds, to the millisecond, of a number or of text ("1.2", "1.200s", "0:00:14.2", "PT1M2.5S"); also of protobuf's
 * `{seconds, nanos}`. `null` for anything else: negative, not finite, over a thousand hours.
 */
export function toSeconds(value: unknown): number | null {
  if (typeof value === 'number') return inRange(value);
  if (typeof value === 'string') return value.length < 40 ? inRange(textSeconds(value.trim())) : null;
  if (!isRecord(value) || !('seconds' in value || 'nanos' in value)) return null;
  return inRange(Number(value.seconds ?? 0) + Number(value.nanos ?? 0) / 1e9);
}

function textSeconds(text: string): number {
  if (/^\d+(?:\.\d+)?s?$/.test(text)) return Number.parseFloat(text);
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]!.replace(',', '.'));
  const [iso, hours = 0, minutes = 0, seconds = 0] = ISO_DURATION.exec(text) ?? [];
  return iso && iso !== 'PT' ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : Number.NaN;
}

function inRange(seconds: number): number | null {
  return seconds >= 0 && seconds <= MOST_SECONDS ? Math.round(seconds * 1000) / 1000 : null;
}

/** A number (or its text) of milliseconds, ticks or whatever `unit` seconds are, as seconds. */
function scaled(value: unknown, unit: number): number | null {
  const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' ? inRange(number * unit) : null;
}

/** A speaker's name or number as text without what nobody sees; `null` where there is none. */
export function toName(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (isRecord(value)) return toName(value.name ?? value.label ?? value.id ?? value['@id'] ?? null);
  if (typeof value !== 'string' || value.length > 200) return null;
  return plainWords(value).replace(/\s*:$/, '') || null;
}

/** One line, without characters that nobody sees. */
export function plainWords(text: string): string {
  return cleanCharacters(text).replace(/\s+/g, ' ').trim();
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Schemas of fields: an unreadable time or name is `null`, which costs no entry its words. */
export const seconds = z.unknown().optional().transform(toSeconds);
export const milliseconds = z
  .unknown()
  .optional()
  .transform((value) => scaled(value, 1e-3));
/** Azure's ticks of 100 ns. */
export const ticks = z
  .unknown()
  .optional()
  .transform((value) => scaled(value, 1e-7));
export const name = z.unknown().optional().transform(toName);
export const words = z.string();
/** A list, or an empty one for anything else. */
export const list = z
  .unknown()
  .optional()
  .transform((value): readonly unknown[] => (Array.isArray(value) ? value : []));
