// The page of the API: operations that fold up, fields as terms.
export const api = `.api > .meta { margin-bottom: var(--gap-3); max-width: 44em; }
.operation { border-top: 1px solid var(--line); }
.operation > summary { padding: .55rem 0; }
.operation > summary h3 { display: inline; margin: 0; font-weight: 400; }
.operation > summary code { font-size: .9375rem; }
.operation > summary b { display: inline-block; min-width: 4.2em; color: var(--accent); }
.operation > summary span { color: var(--soft); font-size: .95rem; margin-left: .5rem; }
.operation[open] { background: var(--wash); margin-inline: -1rem; padding: 0 1rem var(--gap-3); }
.operation > div { max-width: 52rem; scroll-margin-top: 4rem; }
.operation > div > p { max-width: 44em; }
.operation h4 { margin: var(--gap-3) 0 var(--gap-1); font-size: .95rem; }
.operation pre { background: var(--paper); white-space: pre-wrap; }
.fields > div { padding: .4rem 0; border-top: 1px solid var(--line); }
.fields dd > p { margin: .1rem 0 0; font-size: .95rem; max-width: 44em; }
.fields .fields { margin: .4rem 0 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
@media (min-width: 44rem) { .fields > div { display: grid; grid-template-columns: minmax(9rem, 16rem) minmax(0, 1fr); gap: 0 1.5rem; } .fields .fields > div { grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr); } }
@media print { .operation:not([open]) > summary { break-inside: avoid; } }
`;
