// The page of a lesson: the point, its proof with the words around it, the fields that pass it on.
export const lesson = `.point { max-width: 22em; }
.proof { margin: var(--gap-4) 0 var(--gap-3); }
.proof blockquote { padding-block: .2rem; padding-inline: 1.35rem 0; border-inline-start: 3px solid var(--accent); font-size: clamp(1.25rem, 1.1rem + .8vw, 1.55rem); line-height: 1.45; white-space: normal; }
.proof .around { color: var(--soft); font-size: .82em; }
.proof p.around { margin-bottom: var(--gap-2); }
.proof p + p.around { margin: var(--gap-2) 0 0; }
.proof cite { font: 600 .8em var(--sans); }
.proof figcaption { margin-top: var(--gap-3); padding-left: calc(1.35rem + 3px); }
.said-by { margin: 0; font-weight: 600; }
.said-by .meta { font-weight: 400; }
article > audio { display: block; width: 100%; margin: 0 0 var(--gap-3); }
.split > .share { margin-top: 0; }
article > .topics { margin-top: var(--gap-3); }
.onward { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .9rem; margin: 0; padding-left: calc(1.35rem + 3px); }
.copied { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .25rem 1rem; margin-top: var(--gap-3); font-size: var(--step--1); }
.copied label { font-weight: 600; }
.copied input, .copied textarea { grid-column: 1 / -1; width: 100%; font-size: 1rem; }
.copied textarea { font: .9rem/1.45 var(--mono); padding: .5rem .7rem; color: inherit; background: var(--raised); border: 1px solid var(--edge); border-radius: .3rem; resize: vertical; field-sizing: content; min-height: 4rem; max-height: 20rem; }
#share-text { font: 1rem/1.5 var(--serif); }
.share > .meta { margin-top: var(--gap-3); }
@media print { .share, article > audio { display: none; } }
`;
