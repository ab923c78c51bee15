// What stands around and holds every page: header, main column, footer.
//   main > *        a column of text, --measure wide, on the same left edge as the header
//   main > .wide    the whole width       .split  text beside an .aside, one below the other where it is narrow
//   .hero           the head of a page: .kicker, h1, .standfirst, figures
export const frame = `.top, main, .foot { padding-inline: max(1.25rem, 50% - var(--width) / 2); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.75rem; padding-block: .8rem; border-bottom: 1px solid var(--line); }
.brand { display: inline-flex; align-items: center; gap: .55rem; min-height: 2.5rem; font: 500 1.45rem/1 var(--display); letter-spacing: -.01em; text-decoration: none; color: var(--ink); }
.brand svg { width: 1.35rem; height: 1.35rem; fill: var(--accent); }
.places { display: flex; flex-wrap: wrap; gap: .1rem 1.35rem; font-size: .95rem; }
.places a { display: inline-flex; min-width: 1.5rem; align-items: center; min-height: 2.5rem; color: var(--soft); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -2px; }
.places a:hover { color: var(--ink); }
.places a[aria-current] { color: var(--ink); border-bottom-color: var(--accent); }
.top form { display: flex; flex: 1 1 16rem; max-width: 27rem; min-width: 0; gap: .4rem; margin-left: auto; }
.top input[type=search] { flex: 1; }
.top button { padding-inline: .8rem; }
body { display: flex; flex-direction: column; min-height: 100vh; }
main { display: block; flex: 1; padding-block: clamp(1.75rem, 4vw, 3.25rem) var(--gap-6); }
main > * { max-width: var(--measure); }
main > .wide, main > .split, main > .hero { max-width: none; }
main section { margin-top: var(--gap-5); }
main > section:first-child, .split > section, .split > * > section:first-child { margin-top: 0; }
.hero > * { max-width: var(--measure); }
.hero > h1 { max-width: 20em; }
.hero > [dir=rtl], .hero > .told > [dir=rtl], .part > header > [dir=rtl] { width: fit-content; }
.kicker { margin: 0 0 var(--gap-2); font-size: var(--step--1); font-weight: 600; color: var(--soft); }
.kicker a { color: inherit; }
.standfirst { font: 1.25rem/1.5 var(--serif); color: var(--soft); margin-bottom: var(--gap-3); }
.split { display: grid; gap: var(--gap-5) clamp(2rem, 6vw, 5rem); grid-template-columns: minmax(0, 1fr); margin-top: var(--gap-5); }
.split > * { min-width: 0; }
@media (min-width: 60rem) { .split { grid-template-columns: minmax(0, var(--measure)) minmax(15rem, 1fr); } }
.foot { margin-top: var(--gap-4); padding-block: var(--gap-4) var(--gap-5); border-top: 1px solid var(--line); color: var(--soft); font-size: var(--step--1); }
.foot ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.foot .tagline { font: 1.05rem/1.5 var(--serif); margin-bottom: var(--gap-3); }
.foot a { display: inline-flex; align-items: center; min-width: 1.5rem; min-height: 1.75rem; color: inherit; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; background: var(--paper); padding: .5rem .75rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 44rem) { .top { gap: .2rem 1.25rem; padding-block: .5rem .75rem; } .top .places { margin-left: auto; gap: .1rem 1rem; }
  .top form { flex-basis: 100%; max-width: none; margin-left: 0; } }
@media (forced-colors: active) { .places a:not([aria-current]), .choices a:not([aria-current]) { border-color: Canvas; } .brand svg { fill: LinkText; } }
@media print { .top, .skip, .foot, .again, .more, .choices, .pages, form { display: none; } body { display: block; background: none; font-size: 11pt; } main { padding: 0; }
  .split { display: block; } blockquote, li { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
