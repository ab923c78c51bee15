// Which words of a query are looked for by their meaning?

/** Without what binds: quotation marks, excluded words, operators. */
export function plainWords(query: string): string {
  return query
    .replace(/(?:^|\s)-(?:"[^"]*"|\S+)/gu, ' ')
    .replace(/(?:^|\s)(?:speaker|show|topic|episode|after|before):(?:"[^"]*"|\S*)/giu, ' ')
    .replaceAll('"', ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
