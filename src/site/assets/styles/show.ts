// A show: its figures, its episodes by year, its people.
export const show = `.group + .group { margin-top: var(--gap-4); }
main .outside, .outside { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: var(--gap-3); }
.outside a { display: inline-flex; align-items: center; min-height: 2.25rem; padding: .1rem .9rem; border: 1px solid var(--edge); border-radius: .35rem; font-size: .95rem; font-weight: 500; text-decoration: none; }
.outside a:hover { border-color: var(--accent); }
.hero > .told { font: 1.2rem/1.55 var(--serif); }
main .group { margin-top: var(--gap-3); }
.group > h3 { position: sticky; top: 0; z-index: 1; margin: 0; padding: .4rem 0; background: var(--paper); font: 500 1.1rem/1.4 var(--display); color: var(--soft); }
.people li { padding: .3rem 0; }
.feeds { margin-top: var(--gap-3); }
.aside h2 { font-size: var(--step-1); margin-bottom: var(--gap-2); }
.aside section { margin-top: var(--gap-4); }
.aside > section:first-child { margin-top: 0; }
@media print { .group > h3 { position: static; } }
`;
