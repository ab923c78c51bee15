// Scripts of a page -> one file of them: what they say alike is packed once, and asked for once.

const COMMENT_LINES = /^[ \t]*(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)\n/gmu;
/** The compiler puts it at the end of a module without any; inside of a block it is no JavaScript. */
const NO_EXPORTS = /^export \{\};?$/gmu;

/**
 * `sources`: modules that import and export nothing, as they are written or as the compiler leaves them. Each keeps its
 * names to itself. Comments in them are for us: none is sent.
 */
export function joinScripts(sources: readonly string[]): string {
  // The compiler's last line is a comment without an end.
  const bare = sources.map((source) =>
    `${source}\n`.replaceAll(COMMENT_LINES, '').replaceAll(NO_EXPORTS, '').replaceAll(/\n\s+/gu, '\n'),
  );
  return bare.length === 1 ? bare[0]! : bare.map((each) => `{${each}}\n`).join('');
}
