// The episode page: head, player, ribbon, chapters, and the transcript with its chapters beside it.
export const episode = `.people { font-size: 1.05rem; }
.people a, .who a { display: inline-block; min-height: 1.5rem; line-height: 1.5rem; }
.people a { font-weight: 600; text-decoration: none; color: var(--ink); border-bottom: 1px solid var(--accent); }
.jumps { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; margin-top: var(--gap-3); font-size: .95rem; }
.jumps a { display: inline-flex; align-items: center; min-height: 1.75rem; }
.about { color: var(--soft); }

.player { margin-top: var(--gap-4); padding: var(--gap-3) 0; border-block: 1px solid var(--line); background: var(--paper); }
.player[data-on] { position: sticky; top: 0; z-index: 3; padding-block: .5rem; box-shadow: -1.25rem 0 var(--paper), 1.25rem 0 var(--paper); }
@media (min-width: 60rem) { .player[data-on] { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; align-items: center; } .player[data-on] .knobs { margin-top: 0; } .player[data-on] > .said { grid-column: 1 / -1; } }
.player audio { display: block; width: 100%; height: 2.75rem; }
.knobs { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; margin-top: .5rem; font-size: .9rem; }
.knobs button, .knobs select { min-height: 2rem; padding: .1rem .65rem; font-size: .875rem; font-weight: 500; }
.clock { font: .8125rem var(--mono); color: var(--soft); }
.pass-on { margin: var(--gap-3) 0 0; } .pass-on button { min-height: 2rem; padding: .1rem .65rem; font-size: .875rem; font-weight: 500; }
.knobs summary { color: var(--soft); padding: .25rem .4rem; }
.knobs details { position: relative; margin-left: auto; }
.knobs details > div { position: absolute; right: 0; z-index: 4; width: min(23rem, 85vw); padding: 1rem; background: var(--raised); border: 1px solid var(--edge); border-radius: .4rem; box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / .12); }
.keys-list { display: grid; grid-template-columns: auto 1fr; gap: .25rem .9rem; margin-top: .75rem; }
kbd { font: .8rem var(--mono); border: 1px solid var(--edge); border-radius: .2rem; padding: 0 .35rem; }
.said { margin: 0; color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.player .said:not(:empty) { margin-top: .35rem; }

.ribbon { margin-top: var(--gap-4); }
.ribbon figcaption { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin-bottom: .5rem; }
.ribbon h2 { font-size: var(--step-1); margin: 0; }
.strip, .lessons svg { overflow: visible; } .strip { font: .8125rem var(--sans); }
.strip text { fill: var(--soft); }
.strip a:focus-visible { outline: none; }
.strip a:focus-visible .chapter { stroke: var(--ink); stroke-width: 6; fill-opacity: .85; }
.strip .place { fill: transparent; }
.strip a:hover .place { fill: var(--wash); }
.strip .chapter { fill: var(--hue); stroke: var(--paper); stroke-width: 1.5; }
.strip a:hover .chapter { fill-opacity: .82; }
.strip a text { fill: var(--paper); font-weight: 500; pointer-events: none; }
.strip .no-hue .chapter { fill: var(--line); }
.strip .no-hue text { fill: var(--ink); }
.strip .number { font: .75rem var(--mono); }
.lanes, .axis { pointer-events: none; }
.lanes text, .lessons text { font-size: .75rem; }
.lanes path { stroke: var(--ink); stroke-opacity: .72; stroke-width: 10; fill: none; }
.lanes .quiet-lane { stroke: var(--line); stroke-opacity: .6; stroke-width: 2; }
.lanes .amount { font-variant-numeric: tabular-nums; }
.lessons .lesson { stroke: var(--accent); stroke-width: 2.5; stroke-linecap: round; pointer-events: none; }
.lessons .hit { stroke: transparent; stroke-width: 9; pointer-events: stroke; }
.lessons a:hover .lesson, .lessons a:focus-visible .lesson { stroke: var(--ink); stroke-width: 5; }
.lessons a:focus-visible .hit { stroke: var(--mark); stroke-width: 14; }
.axis line { stroke: var(--edge); }
.axis text { font: .6875rem var(--mono); text-anchor: middle; }
.axis .first { text-anchor: start; }
.strip .head { stroke: var(--ink); stroke-width: 2; pointer-events: none; }
.hue-1 { --hue: var(--hue-1); } .hue-2 { --hue: var(--hue-2); } .hue-3 { --hue: var(--hue-3); }
.hue-4 { --hue: var(--hue-4); } .hue-5 { --hue: var(--hue-5); } .hue-6 { --hue: var(--hue-6); }
.keys { display: flex; flex-wrap: wrap; gap: .15rem 1.4rem; margin-top: .6rem; font-size: .875rem; }
.keys li { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .1rem .45rem; min-height: 1.6rem; }
.keys a { color: var(--ink); }
.keys rect { fill: var(--hue); } .keys .no-hue rect { fill: var(--line); }
.ribbon .past:focus { position: static; }
.ribbon details { margin-top: .6rem; font-size: .9rem; }
.ribbon summary { color: var(--soft); width: fit-content; }
.scrolls { overflow-x: auto; }
.ribbon table { border-collapse: collapse; width: 100%; margin-top: .5rem; text-align: left; }
.ribbon th, .ribbon td { padding: .35rem 1.2rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; font-weight: 400; }
.ribbon thead th { border: 0; color: var(--soft); }
.ribbon td:first-child { font: .8125rem/1.9 var(--mono); white-space: nowrap; }

.outline li { display: grid; grid-template-columns: 4.75rem minmax(0, 1fr); gap: 0 1rem; padding: .8rem 0; border-top: 1px solid var(--line); }
@media (min-width: 60rem) {
  .split.three { grid-template-rows: auto 1fr; }
  .three > .aside { grid-area: 1 / 2 / 3; } .three > section { grid-column: 1; }
  .aside .outline li { grid-template-columns: 3.4rem minmax(0, 1fr); gap: 0 .5rem; padding: .6rem 0; } .aside .outline .lead { font-size: 1.0625rem; } .aside .outline p { font-size: .875rem; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
}
.outline.untimed li { grid-template-columns: minmax(0, 1fr); }
.outline.untimed .when { display: none; }
.outline .when { color: var(--soft); font: .8125rem/1.9 var(--mono); white-space: nowrap; }
.outline { counter-reset: chapter; } .outline li { counter-increment: chapter; }
.outline .lead { font-size: 1.125rem; } .outline .lead::before { content: counter(chapter) " "; font: .8em var(--mono); color: var(--soft); }
.outline p { margin: .15rem 0 0; color: var(--soft); font-size: .95rem; line-height: 1.5; }
.further { margin-top: var(--gap-3); padding-top: var(--gap-3); border-top: 1px solid var(--line); }
.further > summary { font-weight: 600; color: var(--accent); }
.aside h2 { font-size: var(--step-1); }
.aside h3, .notes h3 { margin-top: var(--gap-3); font-size: .95rem; }
.notes .told { font-size: 1.0625rem; line-height: 1.6; }
.highlights > li { padding: .35rem 0 .8rem; }
.highlights > :first-child blockquote { font: 500 var(--step-2)/1.32 var(--display); text-wrap: pretty; }
.cast { font-size: .95rem; }
.cast div { display: flex; gap: .75rem; padding: .1rem 0; } .cast dt { flex: none; min-width: 3.5rem; color: var(--soft); } .cast dd { min-width: 0; overflow-wrap: anywhere; }
.files { margin-top: var(--gap-3); } .files > summary { color: var(--soft); font-size: var(--step--1); width: fit-content; } .files > dl { margin-top: var(--gap-2); }
.told ul { margin: 0 0 var(--gap-2); padding-left: 1.15rem; list-style: disc; overflow-wrap: anywhere; }
.told li::marker { color: var(--soft); }
.mentioned li { padding: .15rem 0; }
.paste { margin-top: var(--gap-2); }
.paste summary { color: var(--soft); font-size: var(--step--1); width: fit-content; }
[aria-labelledby=transcript] > .meta { margin-bottom: var(--gap-3); }
.paste pre { max-height: 16rem; overflow: auto; white-space: pre-wrap; }
.paste button { min-height: 2rem; }
.downloads { display: grid; gap: .75rem; font-size: .95rem; }
.downloads dt { color: var(--soft); font-size: var(--step--1); }
.downloads ul { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.downloads a { display: inline-flex; align-items: center; min-height: 1.75rem; }

.part { display: grid; grid-template-columns: minmax(0, 1fr); margin: 0; padding-top: var(--gap-4); border-top: 1px solid var(--line); }
main .transcript section.part { margin-top: var(--gap-4); }
main .transcript section.part:first-child { margin-top: 0; }
.part > header h3 { font: 500 var(--step-1)/1.25 var(--display); text-wrap: balance; }
.part > header { margin-bottom: var(--gap-3); }
.speech { position: relative; scroll-margin-top: 1.5rem; padding: .15rem 0 .55rem; }
.speech > p { margin: 0 0 .8rem; font: 1.1875rem/1.62 var(--serif); white-space: pre-line; text-wrap: pretty; }
.speech > .who { display: inline; margin: 0; font: 600 .95rem/1.7 var(--sans); }
.who a { color: var(--ink); text-decoration: none; }
.who a:hover { color: var(--accent); text-decoration: underline; }
.speech > .at { display: inline; margin: 0 0 0 .6rem; font: .8125rem/1.9 var(--mono); }
.speech > .at + p { margin-top: .1rem; }
.at a, .beside { color: var(--soft); text-decoration: none; display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
.at a:hover, .beside:hover { color: var(--accent); text-decoration: underline; }
.copy-turn { min-height: 1.5rem; margin-left: .6rem; padding: 0 .5rem; font: 500 .75rem/1.4 var(--sans); background: none; color: var(--soft); border: 1px solid var(--line); }
button.copy-turn:hover, button.copy-turn:focus-visible { background: none; color: var(--ink); border-color: var(--edge); }
.beside { float: right; margin-left: .75rem; font: .75rem/2 var(--mono); }
.speech span[id] { scroll-margin-top: 3rem; border-radius: .15em; }
.taught { background: linear-gradient(transparent 64%, color-mix(in srgb, var(--mark) 42%, transparent) 0); }
.to-lesson { text-decoration: none; font-size: .8em; padding: 0 .2em; }
.speech:target, .speech:has(> p > span:target) { box-shadow: -1rem 0 0 var(--paper), calc(-1rem - 3px) 0 0 var(--accent); }
.speech span:target, .speech span:target:empty + span { background: var(--mark); box-decoration-break: clone; }
.speech span.now { background: var(--wash); box-shadow: 0 2px 0 var(--accent); box-decoration-break: clone; }
.speech span.chosen { background: var(--mark); box-decoration-break: clone; }
.moment { position: absolute; z-index: 2; left: 0; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem; max-width: 100%; margin-top: .2rem; padding: .25rem .3rem; box-shadow: 0 .4rem 1.2rem rgb(0 0 0 / .14);
  background: var(--raised); border: 1px solid var(--edge); border-radius: .35rem; font: .875rem/1.4 var(--sans); text-decoration: none; }
.moment button { min-height: 1.75rem; min-width: 1.75rem; padding: 0 .55rem; font-size: .8125rem; justify-content: center; }
.moment button + button { background: none; color: var(--ink); border-color: var(--line); }
.moment .said:not(:empty) { padding: 0 .4rem; }
.neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--gap-3) var(--gap-5); margin-top: var(--gap-5); padding-top: var(--gap-3); border-top: 1px solid var(--line); }
.neighbours li { max-width: 30rem; }
.neighbours .next { text-align: right; margin-left: auto; }
.neighbours a { display: inline-block; font: 500 var(--step-1)/1.3 var(--display); color: var(--ink); text-decoration: none; }
.neighbours a:hover { color: var(--accent); }
.neighbours .meta { display: block; font-family: var(--sans); }

@media (min-width: 60rem) {
  .part { grid-template-columns: 15rem minmax(0, var(--measure)); gap: 0 clamp(2rem, 5vw, 4.5rem); }
  .part > header { position: sticky; top: var(--over, 1.5rem); align-self: start; margin-bottom: 0; padding-bottom: 1rem; }
  .part.now > header h3 { color: var(--accent); }
}
@media (min-width: 76rem) { .beside { float: none; position: absolute; left: calc(100% + 1rem); margin: 0; white-space: nowrap; } }
@media (max-width: 60rem) { .strip .tight { display: none; } }
@media (max-width: 24rem) { .player .knobs button, .player .knobs select { padding-inline: .25rem; } .knobs summary { padding-inline: 0; } }
@media (max-width: 44rem) {
  .strip .title, .strip .snug, .axis .minor { display: none; }
  .strip .chapter { stroke-width: 1; } .strip .two { transform: translateY(8px); } .strip .lesson { stroke-width: 1.5; }
  .player[data-on] .clock { display: none; }
  .knobs { position: relative; gap: .3rem; } .knobs button, .knobs select { padding-inline: .4rem; font-size: .8125rem; } .knobs select { width: 3.75rem; }
  .knobs details { position: static; } .knobs details > div { left: 0; right: 0; width: auto; }
  .outline li { grid-template-columns: minmax(0, 1fr); }
  .outline .when { line-height: 1.5; }
}
html:has(.transcript) { scroll-behavior: auto; }
@media (forced-colors: active) {
  .strip .chapter, .strip .no-hue .chapter { fill: Canvas; stroke: CanvasText; } .strip a text, .strip text { fill: CanvasText; } .strip a:hover .chapter, .strip a:focus-visible .chapter { stroke: Highlight; stroke-width: 3; }
  .lanes path, .axis line, .strip .head { stroke: CanvasText; stroke-opacity: 1; } .lessons .lesson { stroke: LinkText; } .keys rect { fill: Canvas; stroke: CanvasText; }
  .speech span.now, .speech span.chosen, .speech span:target { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media print {
  .player, .jumps, .pass-on, .own, .ribbon .past, .beside, .moment, .to-lesson, .neighbours, .ribbon details, .files, .paste, .further > summary, .told summary, .notes:not(:has(.told, .highlights, .cast, .mentioned)), [aria-labelledby=ask] { display: none; }
  .further::details-content, .told details::details-content { content-visibility: visible; height: auto; }
  .taught { background: none; } .mentioned a[rel]::after, .told a::after { content: " (" attr(href) ")"; color: var(--soft); font-size: .85em; overflow-wrap: anywhere; }
  .strip, .keys { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .part { display: block; } .sign { display: none; } .speech { padding-bottom: 0; } .speech > .who { font-size: 9.5pt; } .speech > .at { font-size: 8pt; } .speech > p:not(.who, .at) { font-size: 10.5pt; line-height: 1.45; } .speech > .who { break-after: avoid; } .at a { text-decoration: none; color: inherit; }
}
`;
