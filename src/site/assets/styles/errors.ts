// What went wrong, and the list of what can.
export const errors = `.failure .status { margin: 0; font: 500 clamp(4rem, 12vw, 8rem)/1 var(--display); color: var(--edge); letter-spacing: -.03em; }
.failure .ways { display: flex; flex-wrap: wrap; gap: .6rem; margin: var(--gap-4) 0; }
.codes { margin-top: var(--gap-4); columns: 22rem; column-gap: clamp(1.5rem, 5vw, 4rem); }
.codes div { break-inside: avoid; padding: .6rem 0; border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
.codes div:target { background: var(--wash); box-shadow: inset 3px 0 var(--accent); padding-left: .75rem; }
.codes dt { font-weight: 600; }
`;
