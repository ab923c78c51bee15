// Elements as they look everywhere: text, headings, links, quotes, fields, buttons. Pages add, they seldom take back.
export const base = `* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--step-0)/1.6 var(--sans); overflow-wrap: anywhere;
  -webkit-font-smoothing: antialiased; font-kerning: normal; }
h1, h2 { font-family: var(--display); font-weight: 500; text-wrap: balance; }
h1 { font-size: var(--step-3); line-height: 1.12; letter-spacing: -.015em; margin: 0 0 var(--gap-3); scroll-margin-top: 1rem; }
h2 { font-size: var(--step-2); line-height: 1.2; letter-spacing: -.005em; margin: 0 0 var(--gap-3); scroll-margin-top: 1rem; }
h3 { font-size: var(--step-0); line-height: 1.35; margin: 0 0 var(--gap-1); }
p { margin: 0 0 var(--gap-2); text-wrap: pretty; }
ul, ol { padding: 0; margin: 0; list-style: none; }
dl, dd, figure { margin: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, currentcolor 45%, transparent); text-underline-offset: .18em; }
a:hover { text-decoration-color: currentcolor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
/* Words of a show or a name: neither they nor what stands beside them is drawn into the other's direction. */
a:not([dir]), strong, cite, time, svg text, tspan { unicode-bidi: plaintext; }
[hidden] { display: none !important; }
blockquote { margin: 0; font: 1.2rem/1.5 var(--serif); white-space: pre-line; text-wrap: pretty; hanging-punctuation: first; }
time, .number { font-variant-numeric: tabular-nums lining-nums; }
/* No word of a stranger widens a page; what is ours and short is never broken within. */
time, .number, .when, th, td, button, summary, label, kbd { overflow-wrap: break-word; }
mark { background: var(--mark); color: var(--ink); border-radius: .15em; padding: 0 .1em; box-decoration-break: clone; }
code { font: .9em var(--mono); }
pre { overflow-x: auto; padding: var(--gap-3); background: var(--wash); border-radius: .3rem; font: var(--step--1)/1.5 var(--mono); }
pre code { font-size: 1em; }
summary { cursor: pointer; min-height: 1.5rem; }
svg { display: block; max-width: 100%; }
input, select, button { font: inherit; color: inherit; }
input[type=search], input[type=text], input[type=date], select { min-width: 0; min-height: 2.5rem; background: var(--raised);
  border: 1px solid var(--edge); border-radius: .3rem; padding: .3rem .7rem; }
input::placeholder { color: var(--soft); opacity: 1; }
input[type=checkbox] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); vertical-align: -.25em; }
button, .button { display: inline-flex; align-items: center; min-height: 2.5rem; border: 1px solid transparent; border-radius: .3rem;
  padding: .3rem 1rem; background: var(--ink); color: var(--paper); font-weight: 600; font-size: .95rem; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--accent); }
button.quiet, .button.quiet { background: none; border-color: var(--edge); color: var(--ink); }
button.quiet:hover, .button.quiet:hover { background: none; border-color: var(--accent); color: var(--accent); }
button.plain { min-height: 1.5rem; padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-decoration: underline;
  text-decoration-thickness: 1px; text-underline-offset: .18em; }
/* A script that comes shows the answer; only one that does not leaves the way without. */
@media (scripting: enabled) { [data-part=waiting] { animation: late 0s 3s both; } }
@keyframes late { from { visibility: hidden; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } a, button, .button { transition: color .12s, background-color .12s, border-color .12s; } }
@media (forced-colors: active) { mark { forced-color-adjust: none; background: Mark; color: MarkText; } button, .button { border-color: ButtonBorder; } }
`;
