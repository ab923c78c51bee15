// The people of the archive, and the page of one.
export const people = `.people-list { display: grid; gap: 0 clamp(1.5rem, 4vw, 3rem); grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }
.people-list > li { padding: .9rem 0; border-top: 1px solid var(--line); min-width: 0; }
.counted .number { color: var(--soft); margin-left: .35rem; }
`;
