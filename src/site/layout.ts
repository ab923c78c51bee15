// What every page has around it: head, search box, footer.
import { type Html, html } from '../domain/html.js';
import { iconUrl, stylesheetUrl } from './assets/assets.js';

export interface PageFrame {
  readonly title: string;
  /** For search engines and previews. */
  readonly description?: string;
  /** What stands in the search box. */
  readonly query?: string;
  /** What else stands in the head. */
  readonly head?: Html;
  readonly body: Html;
}

/** A whole page, as text. */
export function page({ title, description, query, head, body }: PageFrame): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${description && html`<meta name="description" content="${description}">`}
<link rel="icon" href="${iconUrl}" type="image/svg+xml">
<link rel="stylesheet" href="${stylesheetUrl}">
${head}
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top">
<a class="brand" href="/">Hindcast</a>
<form action="/search" role="search">
<input type="search" name="q" value="${query}" aria-label="Search the archive" placeholder="Search the archive" maxlength="1000" required>
<button>Search</button>
<button formaction="/ask">Ask</button>
</form>
</header>
<main id="main">
${body}
</main>
<footer><a href="/">Archive</a> · <a href="/topics">Topics</a> · <a href="/docs">API</a></footer>
</body>
</html>
`.markup;
}
