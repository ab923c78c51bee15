// A lesson's card on a page of others, in a frame of any size: it brings its own look and nothing else.
export const embed = `* { box-sizing: border-box; }
html { height: 100%; }
body { margin: 0; min-height: 100%; display: flex; flex-direction: column; background: var(--raised); color: var(--ink); font: 1rem/1.5 var(--sans);
  border: 1px solid var(--line); border-left: 5px solid var(--accent); overflow-wrap: anywhere; }
main { flex: 1; padding: 1.1rem 1.35rem .5rem; }
h1 { margin: 0 0 .6rem; font: 600 1rem/1.4 var(--sans); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
blockquote { margin: 0; font: clamp(1.1rem, .9rem + 1.2vw, 1.4rem)/1.4 var(--serif); text-wrap: pretty; }
h1, blockquote, p { max-width: 40em; }
p { margin: .6rem 0 0; font-size: .875rem; color: var(--soft); }
strong { color: var(--ink); font-weight: 600; }
footer { padding: .4rem 1.35rem .8rem; font-size: .875rem; color: var(--soft); display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; display: inline-block; min-height: 1.5rem; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
