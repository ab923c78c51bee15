/** A quotation mark that turns back: looking back over what was said. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6259"/><path d="M15 7v18L4 16zm12 0v18L16 16z" fill="#fff"/></svg>`;
