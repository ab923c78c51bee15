// Topics: the list with its bars, a topic over time.
export const topic = `.index { columns: 17rem; column-gap: clamp(1.5rem, 5vw, 4rem); margin-top: var(--gap-4); }
.index li { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 .75rem; break-inside: avoid; padding: .5rem 0 .55rem; }
.index a { color: var(--ink); font: 500 1.1rem/1.45 var(--display); text-decoration: none; }
.index a:hover { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; }
.index svg { flex-basis: 100%; margin-top: .2rem; background: var(--line); }
.of-lessons { fill: var(--accent); background: var(--accent); }
.of-chapters { fill: color-mix(in srgb, var(--accent) 38%, var(--paper)); background: color-mix(in srgb, var(--accent) 38%, var(--paper)); }
.plot figcaption { margin-bottom: var(--gap-3); font-size: .95rem; }
.plot svg { overflow: visible; }
.plot text { font: .75rem var(--sans); font-variant-numeric: tabular-nums; fill: var(--soft); }
.plot .rule { stroke: var(--line); stroke-dasharray: 2 3; }
.plot .base { stroke: var(--edge); }
.hero > .legend { margin-top: var(--gap-3); }
.legend { display: flex; align-items: center; gap: .45rem; }
.legend span { width: .7rem; height: .7rem; }
.legend span + span, .legend .of-chapters { margin-left: .7rem; }
.plot details { margin-top: var(--gap-2); font-size: var(--step--1); color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin-top: var(--gap-2); font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .5rem .3rem 0; border-bottom: 1px solid var(--line); text-align: right; font-weight: 400; }
th:first-child { text-align: left; }
thead th { font-weight: 600; color: var(--ink); }
.mentions { margin-top: var(--gap-3); font-size: .95rem; }
.mentions dt { margin-top: var(--gap-2); color: var(--soft); font-size: var(--step--1); }
@media (forced-colors: active) { .of-lessons { fill: CanvasText; forced-color-adjust: none; background: CanvasText; } .of-chapters { fill: GrayText; forced-color-adjust: none; background: GrayText; } }
`;
