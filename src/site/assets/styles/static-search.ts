// The search page of a static site, where it is not the server's: what its script puts in stands one level deeper.

export const staticSearch = `
[data-results] > :not(.split) { max-width: var(--measure); }
#static-search [role=status]:empty { display: none; }
`;
