// The search page of a static site, where it is not the server's: what the script has to say while it searches.

export const staticSearch = `
#static-search [role=status]:empty { display: none; }
`;
