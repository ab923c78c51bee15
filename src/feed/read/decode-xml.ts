// Bytes of XML -> text. Feeds name an encoding in up to three places, and often a wrong one.
import type { Finding } from '../../domain/transcript.js';

export interface DecodedXml {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * A byte order mark wins, then what is valid UTF-8, whatever it says of itself: other encodings hardly ever are. Then what
 * the document declares, what `contentType` (the header) says, and windows-1252, which decodes anything.
 */
export function decodeXml(bytes: Uint8Array, contentType?: string | null): DecodedXml {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), findings: [] };
  const declared = declaredEncoding(bytes);
  const served = /charset\s*=\s*"?([\w:.-]{1,40})/iu.exec(contentType ?? '')?.[1];
  // Escape sequences make these valid ASCII, and so valid UTF-8.
  const stateful = [declared, served].filter((label) => label !== undefined && /^iso-2022-/iu.test(label));
  for (const label of [...stateful, 'utf-8', declared, served]) {
    const text = label === undefined ? null : decodeStrictly(bytes, label);
    if (text !== null) return { text, findings: label === 'utf-8' ? [] : [readAs(label!)] };
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), findings: [readAs('windows-1252', 'warning')] };
}

/** By its mark, or by the NULs beside the first "<". */
function wideEncoding([first, second]: Uint8Array): string | null {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  return /^[^<]{0,20}<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})/iu.exec(start)?.[1];
}

/** `null` for a label that nobody knows, and for bytes that are none of that encoding. */
function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readAs(label: string, severity: Finding['severity'] = 'note'): Finding {
  return { line: null, message: `Not UTF-8: read as ${label}`, severity };
}
