/** Text as Markdown (CommonMark) that reads as the same text, whatever is in it. Line breaks stay. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|]/gu, '\\$&')
    .replace(/^(\s*)(#{1,6}(?=\s)|[-+=](?=\s|[-+=]))/gmu, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gmu, '$1\\$2')
    .replace(/&(?=[#\w]+;)/gu, '\\&');
}
