// The search page: what narrows it as chips above and links beside, hits with what matched, and help where there are none.
export const search = `form[data-suggest] { position: relative; }
.suggestions { position: absolute; z-index: 3; margin-top: .25rem; max-height: 60vh; overflow-y: auto; background: var(--raised); border: 1px solid var(--edge); border-radius: .3rem; box-shadow: 0 .6rem 1.6rem rgb(0 0 0 / .14); }
.suggestions li { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; min-height: 2.6rem; padding: .5rem 1rem; cursor: pointer; }
.suggestions li > :first-child { min-width: 0; overflow-wrap: anywhere; }
.suggestions li + li { border-top: 1px solid var(--line); }
.suggestions li:hover, .suggestions li[aria-selected=true] { background: var(--wash); }
.suggestions li[aria-selected=true] { box-shadow: inset 3px 0 var(--accent); }
@media (forced-colors: active) { .suggestions li[aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; } }
.hit .when a { display: inline-flex; min-height: 1.6rem; align-items: center; color: var(--accent); }
.hit .snippet { font: 1.125rem/1.55 var(--serif); margin-bottom: var(--gap-2); }
.snippet b { color: var(--ink); font-weight: inherit; text-decoration: underline dotted 1.5px var(--edge); text-underline-offset: .22em; }
.named { margin: 0 0 var(--gap-3); }
.named a { font: 500 var(--step-1)/1.35 var(--display); }
.hit h3 { margin-bottom: var(--gap-2); font-weight: 500; }
.hero .find { margin-top: 0; }
.hero > .unseen:first-child + .find { max-width: var(--measure); }
.hero .choices { margin-bottom: 0; }
.applied { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .9rem; margin-top: var(--gap-3); font-size: .9375rem; }
.applied ul { display: flex; flex-wrap: wrap; gap: .4rem; }
.applied li { display: inline-flex; align-items: center; min-width: 0; overflow-wrap: anywhere; background: var(--wash); border-radius: .25rem; padding-left: .7rem; }
.applied li a { display: inline-flex; align-items: center; justify-content: center; min-width: 2rem; min-height: 2rem; font-size: 1.15rem; text-decoration: none; }
.applied li a:hover { background: var(--line); border-radius: .25rem; }
.applied strong { font-weight: 600; }
.found { margin-top: var(--gap-4); }
.found section > h2 { font-size: var(--step-1); }
.found > div > section:first-of-type > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.found > div > section:first-of-type { margin-top: var(--gap-3); }
.facets h2 { font-size: var(--step-1); margin-bottom: .2rem; }
.facets section { margin-top: var(--gap-3); }
.facets h3 { font-size: .8125rem; font-weight: 600; color: var(--soft); margin-bottom: .1rem; }
.facets li a { display: flex; align-items: baseline; justify-content: space-between; gap: .75rem; min-height: 1.75rem; padding: .15rem 0; color: var(--ink); text-decoration: none; font-size: .9375rem; border-bottom: 1px solid var(--line); }
.facets li a:hover span:first-child { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; }
.facets .number { color: var(--soft); font-size: .8125rem; }
.facets summary { min-height: 1.75rem; font-size: .8125rem; color: var(--soft); padding-top: .25rem; }
.found .pages { align-items: center; border-top: 1px solid var(--line); padding-top: var(--gap-3); }
.how { margin-top: var(--gap-4); }
.how summary { color: var(--soft); font-size: var(--step--1); }
.how p { margin-top: .5rem; }
.how dl div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.5rem; padding: .35rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.how dd { color: var(--soft); }
@media (min-width: 36rem) { .how dl div { grid-template-columns: 15rem minmax(0, 1fr); } }
@media (min-width: 60rem) { .to-narrow { display: none; } .facets { padding-left: clamp(0rem, 2vw, 1.5rem); } }
@media (max-width: 59.99rem) { .facets { border-top: 1px solid var(--line); padding-top: var(--gap-4); } .facets > section { break-inside: avoid; } }
@media (min-width: 36rem) and (max-width: 59.99rem) { .facets { columns: 2; column-gap: 2.5rem; } .facets > h2, .facets > .meta { column-span: all; } }
@media print { .facets, .applied a, .choices, .pages, .how { display: none; } }
`;
