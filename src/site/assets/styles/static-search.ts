// The search page of a static site: its form, with what narrows it in a row below.

export const staticSearch = `
.static-find { flex-wrap: wrap; }
.static-find .narrow { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .4rem 0 0; padding: 0; border: 0; }
.static-find .narrow label { display: inline-flex; align-items: center; gap: .4rem; min-height: 1.75rem; }
#static-search [data-results] > button { margin-top: 1rem; }
`;
