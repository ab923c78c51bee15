// The front page: its search box, and what is new.
export const home = `.front h1 { font-size: var(--step-4); letter-spacing: -.022em; line-height: 1.04; }
.front .standfirst { max-width: 34rem; }
.front h2 { margin: var(--gap-4) 0 var(--gap-2); font: 600 var(--step--1)/1.5 var(--sans); letter-spacing: 0; color: var(--soft); }
.shows > li { display: flex; gap: 1rem; align-items: flex-start; }
.shows > li > div { min-width: 0; }
.shows > li > div > :last-child { margin-bottom: 0; }
.shows p { font-size: .95rem; line-height: 1.5; } .shows .meta { font-size: var(--step--1); }
.thumb { flex: none; width: 3.5rem; height: auto; border-radius: .35rem; }
.find { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: var(--gap-4); }
.find input { flex: 1 1 16rem; min-height: 3.25rem; padding-inline: 1rem; font-size: 1.125rem; }
.find button { min-height: 3.25rem; padding-inline: 1.35rem; }
.find.small { max-width: 26rem; margin-top: var(--gap-3); }
.find.small input, .find.small button { min-height: 2.5rem; font-size: 1rem; }
@media (max-width: 30rem) { .find input { flex-basis: 100%; } .find:not(.small) button { flex: 1; justify-content: center; } .find.small input { flex-basis: 8rem; } }
@media (min-width: 60rem) { .latest { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: clamp(2rem, 6vw, 5rem); } }
`;
