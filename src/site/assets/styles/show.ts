// A show: its figures, its episodes by year, its people.
export const show = `.group + .group { margin-top: var(--gap-4); }
main .group { margin-top: var(--gap-3); }
.group > h3 { position: sticky; top: 0; z-index: 1; margin: 0; padding: .4rem 0; background: var(--paper); font: 500 1.1rem/1.4 var(--display); color: var(--soft); }
.people li { padding: .3rem 0; }
.feeds { margin-top: var(--gap-3); }
.aside h2 { font-size: var(--step-1); margin-bottom: var(--gap-2); }
.aside section { margin-top: var(--gap-4); }
.aside > section:first-child { margin-top: 0; }
@media print { .group > h3 { position: static; } }
`;
