// Are these bytes UTF-16 or UTF-32 that says so nowhere? Told by where spaces, digits and line ends would lie.
import iconv from 'iconv-lite';

export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** A share of NUL bytes under which a file is no wide text: every script has spaces, digits and line ends. */
const LEAST_NULS = 0.05;
/** Share of the characters that are ASCII letters, digits, spaces, line ends. Chinese captions still have their times. */
const LEAST_USUAL = 0.05;
/** Over this share of broken or control characters a reading is wrong. */
const MOST_WRONG = 0.01;
/** The right reading has so many times the usual characters of any other. */
const LEAD = 4;

const WIDE: readonly WideEncoding[] = ['utf-32le', 'utf-32be', 'utf-16le', 'utf-16be'];

/** The encoding of a sample that starts at an even place, or `null`. */
export function unmarkedWide(sample: Buffer): WideEncoding | null {
  if (!sample.includes(0)) return null;
  let nuls = 0;
  for (const byte of sample) if (byte === 0) nuls++;
  if (sample.length < 4 || nuls < sample.length * LEAST_NULS) return null;
  const readings = WIDE.map((encoding) => ({ encoding, usual: usualCharacters(sample, encoding) }));
  const [best, next] = readings.sort((a, b) => b.usual - a.usual);
  return best!.usual > 0 && best!.usual > next!.usual * LEAD ? best!.encoding : null;
}

/** How many usual characters a reading gives; 0 where it cannot be right. */
function usualCharacters(sample: Buffer, encoding: WideEncoding): number {
  const unit = encoding.startsWith('utf-32') ? 4 : 2;
  const text = iconv.decode(sample.subarray(0, sample.length - (sample.length % unit)), encoding, { stripBOM: false });
  const wrong = text.match(/\ufffd|(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Cn}/gu)?.length ?? 0;
  const usual = text.match(/[\w \t\r\n.,:>-]/g)?.length ?? 0;
  return wrong > text.length * MOST_WRONG || usual < text.length * LEAST_USUAL ? 0 : usual;
}
