// What every page shares: text, links, forms, cards.
export const base = `* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 46rem; padding: 0 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
h1 { scroll-margin-top: 1rem; font-size: 1.9rem; line-height: 1.2; margin: 2rem 0 .5rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; }
[hidden] { display: none !important; }
ul, ol { padding-left: 0; list-style: none; margin: 0; }
.top { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; padding: 1rem 0; border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; font-size: 1.15rem; text-decoration: none; color: var(--ink); }
.top form { display: flex; flex: 1 1 18rem; min-width: 0; gap: .4rem; }
input[type=search], .ask input[type=text], .ask input[type=date], select { min-width: 0; font: inherit; color: inherit; background: var(--wash);
  border: 1px solid var(--line); border-radius: .5rem; padding: .35rem .75rem; }
input[type=search], .ask div input { flex: 1; }
button { font: inherit; color: var(--paper); background: var(--accent); border: 0; border-radius: .5rem; padding: .35rem .9rem; cursor: pointer; }
button + button { color: var(--accent); background: var(--wash); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
.meta, footer { color: var(--soft); font-size: .9rem; }
.meta a { color: inherit; }
.cards > li { padding: 1rem 0; border-bottom: 1px solid var(--line); }
.cards > li:last-child { border-bottom: 0; }
.lead { font-weight: 600; }
.statement { font-weight: 600; }
.answer { white-space: pre-line; font-size: 1.15rem; margin: 1rem 0; }
.ask { margin: 1.25rem 0 .75rem; }
.ask div { display: flex; gap: .5rem; }
.ask > label { display: block; font-weight: 600; margin-bottom: .3rem; }
.ask div input[type=text] { padding: .55rem .8rem; }
.narrow { margin: .6rem 0; font-size: .9rem; color: var(--soft); }
.narrow summary { cursor: pointer; }
.narrow p { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .6rem .8rem; }
.narrow label { min-width: 0; }
.narrow select, .narrow input[type=text], .narrow input[type=date] { display: block; width: 100%; font-size: 1rem; }
.narrow p:nth-of-type(2) { display: block; }
.narrowed, .narrowed ul { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; }
.narrowed li { min-width: 0; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: 1rem; padding: 0 .35rem 0 .7rem; font-size: .88rem; }
.narrowed button { color: var(--accent); background: none; padding: 0; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
.narrowed li a, .narrowed li button { text-decoration: none; padding: 0 .35rem; }
.talk { margin-top: 1.5rem; padding-left: .9rem; border-left: 3px solid var(--line); }
.talk li { padding: .3rem 0; }
.asked { font-weight: 600; margin: 0; }
.talk .meta { margin: .1rem 0; }
.questions li { padding: .2rem 0; }
.questions li::before { content: "→ " / ""; color: var(--soft); }
.numbered { counter-reset: quote; }
.numbered > li { counter-increment: quote; position: relative; padding-left: 2rem; scroll-margin-top: 1rem; }
.numbered > li::before { content: counter(quote); position: absolute; left: 0; top: 1.5rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.numbered > li:target { background: var(--wash); box-shadow: inset 3px 0 var(--accent); }
.again { border-top: 1px solid var(--line); margin-top: 2.5rem; }
.again h2 { margin-top: 1.5rem; }
blockquote { margin: .4rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--accent); white-space: pre-line; }
details.also summary { color: var(--soft); font-size: .9rem; cursor: pointer; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .1em; }
.topics { display: flex; flex-wrap: wrap; gap: .4rem; margin: .5rem 0; }
.topics a { font-size: .88rem; text-decoration: none; background: var(--wash); border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .7rem; }
.note { margin: .75rem 0; background: var(--wash); border-radius: .5rem; padding: .6rem .9rem; }
.chapters li { display: flex; gap: .8rem; padding: .2rem 0; }
time { font-variant-numeric: tabular-nums; color: var(--soft); font-size: .9rem; }
.turn { padding: .6rem 0; scroll-margin-top: 1rem; }
.turn p { white-space: pre-line; }
.turn:target { background: var(--wash); border-radius: .5rem; margin: 0 -.75rem; padding: .6rem .75rem; box-shadow: inset 3px 0 var(--accent); }
a.lasting { margin-left: .5rem; color: var(--soft); text-decoration: none; }
.speaker { font-weight: 600; margin-right: .5rem; }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: 0; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 30rem) { .top form { flex-basis: 100%; } h1 { font-size: 1.6rem; } }
/* A script that comes shows the answer; only one that does not leaves the way without. */
@media (scripting: enabled) { [data-part=waiting] { animation: late 0s 3s both; } }
@keyframes late { from { visibility: hidden; } }
@media print { .top form, .skip, footer, .again { display: none; } }
`;
