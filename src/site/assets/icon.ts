/** A rewinding arrow: looking back over what was said. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6e69"/><path d="M17 8v16L6 16zm9 0v16L15 16z" fill="#fff"/></svg>`;
