// Pieces that several pages share; the same names as in site/parts.ts.
//   .cards > li   entries with a hairline between     .entry  [when | what]: a gutter of dates or times beside the words
//   .lead title of an entry   .meta who, where, when   .statement a lesson's sentence   blockquote.quote its proof
//   .topics links to topics   .note something to know   .figures numbers with their names (dl)   .more the way on
export const parts = `.hero:has(> .cover) { display: flow-root; }
.cover { display: block; width: 6.5rem; height: auto; margin: 0 0 var(--gap-3); border-radius: .5rem; }
@media (min-width: 60rem) { .hero > .cover { float: right; width: 13rem; margin: 0 0 var(--gap-3) var(--gap-4); } }
@media (min-width: 60rem) { .hero > .cover.small { width: 9rem; } }
@media print { .hero > .cover { float: right; width: 3.5cm; margin-left: 1cm; } }
.told > p, .told details > p { margin: 0 0 var(--gap-2); white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
.told summary { color: var(--soft); font: var(--step--1)/1.5 var(--sans); width: fit-content; margin-bottom: var(--gap-2); }
.meta { color: var(--soft); font-size: var(--step--1); line-height: 1.5; margin: 0; }
.meta a { color: inherit; }
.meta time, .when time { white-space: nowrap; }
.meta strong { color: var(--ink); font-weight: 600; }
.cards > li { padding: 1.1rem 0; border-top: 1px solid var(--line); }
.cards > li > :last-child { margin-bottom: 0; }
.lead { font: 500 var(--step-1)/1.3 var(--display); color: var(--ink); text-decoration: none; }
a.lead:hover { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; }
.entry { display: grid; gap: .1rem 1.5rem; grid-template-columns: minmax(0, 1fr); }
.entry > * { min-width: 0; }
.entry h3 { margin: 0 0 .1rem; font-weight: 500; }
.when { margin: 0; color: var(--soft); font-size: .8125rem; line-height: 1.85; }
@media (min-width: 36rem) { .entry { grid-template-columns: 6.25rem minmax(0, 1fr); } }
/* A list in which nothing has a date or a time has no gutter for them. */
.cards:not(:has(> .entry > .when > *)) > .entry { grid-template-columns: minmax(0, 1fr); }
.cards:not(:has(> .entry > .when > *)) > .entry > .when { display: none; }
.statement { font: 500 1.15rem/1.35 var(--display); margin-bottom: var(--gap-2); }
.statement a { color: inherit; text-decoration: none; }
.statement a:hover { color: var(--accent); text-decoration: underline; }
.statement + blockquote { font-size: 1.08rem; }
blockquote + .meta, .quote + .meta { margin-top: var(--gap-2); }
blockquote { padding-inline-start: 1.1rem; border-inline-start: 3px solid color-mix(in srgb, var(--accent) 55%, transparent); }
.pointed:has(b) { color: var(--soft); }
blockquote b { color: var(--ink); font-weight: inherit; }
.topics { display: flex; flex-wrap: wrap; gap: .4rem; margin: var(--gap-2) 0 0; }
.topics a { display: inline-flex; align-items: center; min-height: 1.6rem; padding: 0 .6rem; background: var(--wash); border-radius: .25rem; font-size: .8125rem; color: var(--ink); text-decoration: none; }
.topics a:hover { color: var(--accent); text-decoration: underline; }
.note { margin: var(--gap-3) 0; padding: .7rem 1rem; background: var(--wash); border-left: 3px solid var(--edge); }
.figures { margin-top: var(--gap-4); display: flex; flex-wrap: wrap; gap: var(--gap-3) clamp(1.5rem, 4vw, 3rem); }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--soft); font-size: var(--step--1); }
.figures dd { font: 500 var(--step-2)/1.2 var(--display); font-variant-numeric: lining-nums; }
.questions li { position: relative; padding: .3rem 0 .3rem 1.6rem; }
.questions li::before { content: "→" / ""; position: absolute; left: 0; color: var(--soft); }
.numbered { counter-reset: quote; }
.numbered > li { counter-increment: quote; position: relative; padding-left: 2.25rem; scroll-margin-top: 1rem; }
.numbered > li::before { content: counter(quote); position: absolute; left: 0; top: 1.3rem; font: 500 1.2rem/1.4 var(--display); color: var(--soft); }
.numbered > li:target { background: var(--wash); box-shadow: inset 3px 0 var(--accent); }
.also { margin-top: var(--gap-2); }
.also summary { color: var(--soft); font-size: var(--step--1); }
.also li { padding: .5rem 0; }
.also blockquote { font-size: 1.05rem; }
.chapters li { display: grid; grid-template-columns: 6.25rem minmax(0, 1fr); gap: 0 1.5rem; padding: .35rem 0; }
.choices ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.choices { margin: var(--gap-3) 0; font-size: .95rem; }
.choices a { display: inline-flex; align-items: baseline; gap: .35rem; padding: .2rem 0; color: var(--soft); text-decoration: none; border-bottom: 2px solid transparent; }
.choices a:hover { color: var(--ink); border-bottom-color: var(--line); }
.choices a[aria-current] { color: var(--ink); border-bottom-color: var(--accent); }
.choices .number { font-size: .8125rem; color: var(--soft); }
.plain > li { padding: .45rem 0; }
.pages { display: flex; gap: 1.5rem; margin-top: var(--gap-4); }
/* A list of quotes, side by side where there is room, on a ground of its own from edge to edge. */
main > .band { max-width: none; margin-top: var(--gap-5); padding-block: var(--gap-5); background: var(--wash); box-shadow: 0 0 0 100vmax var(--wash); clip-path: inset(0 -100vmax); }
.quotes { display: grid; gap: 2.5rem clamp(1.5rem, 4vw, 3.5rem); grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.quotes > li { padding-top: .9rem; border-top: 2px solid var(--accent); }
.quotes > li > blockquote { padding: 0; border: 0; }
.band .topics a { background: var(--paper); }
@media (forced-colors: active) { .topics a { border: 1px solid LinkText; } }
.more { margin-top: var(--gap-3); }
`;
