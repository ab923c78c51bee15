// Text that is safe to stand in an XML 1.0 document.
import { escapeUTF8 } from 'entities';

/** For quoted attributes, and for content. */
export function escapeXml(text: string): string {
  return escapeUTF8(validXml(text));
}

/** For the content of elements, where quotes are what they are. */
export function escapeXmlContent(text: string): string {
  return validXml(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** For documents that are not in UTF-8: what is not ASCII is written as references. */
export function toAscii(markup: string): string {
  return markup.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** Without the characters that XML 1.0 has no place for, not even as references (2.2 Characters). */
export function validXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
