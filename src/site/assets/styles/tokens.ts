// Colours, type and spaces that every part of the look takes, light and dark by the reader's setting.
//   --paper --wash --raised  grounds       --ink --soft  text, both 4.5:1 on every ground
//   --line hairline   --edge 3:1, borders of fields   --accent links and what can be pressed   --mark what was found
//   --hue-1 … --hue-6  categories (chapters by topic, speakers), 3:1 on paper, told apart also without colour vision
//   --display headings  --serif quotes and long reading  --sans interface  --mono times and numbers in columns
//   --step--1 … --step-4 sizes of type   --gap-1 … --gap-6 spaces   --measure width of a column of text
export const tokens = `:root {
  color-scheme: light dark;
  --display: "Newsreader Display", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif;
  --serif: "Newsreader Text", "Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, serif;
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Roboto Mono", "Liberation Mono", monospace;
  --paper: #fcfaf5; --wash: #f3efe5; --raised: #fffefb; --ink: #1c1f1e; --soft: #575e5d; --line: #ded8ca; --edge: #86806f;
  --accent: #0b6259; --mark: #ffe08a;
  --hue-1: #1f6f78; --hue-2: #b4552d; --hue-3: #5b4b9a; --hue-4: #8a6d12; --hue-5: #a13a63; --hue-6: #4c7031;
  --step--1: .875rem; --step-0: 1.0625rem; --step-1: 1.25rem; --step-2: clamp(1.4rem, 1.3rem + .5vw, 1.65rem);
  --step-3: clamp(1.9rem, 1.5rem + 1.7vw, 2.7rem); --step-4: clamp(2.4rem, 1.6rem + 3.6vw, 4rem);
  --gap-1: .25rem; --gap-2: .5rem; --gap-3: 1rem; --gap-4: 1.75rem; --gap-5: 3rem; --gap-6: 5rem;
  --measure: 42rem; --width: 70rem;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #131716; --wash: #1c2220; --raised: #191e1d; --ink: #e9e6dd; --soft: #a3aba8; --line: #2f3734; --edge: #737d79;
    --accent: #6fcfbf; --mark: #66520f;
    --hue-1: #5fb6c2; --hue-2: #e0895f; --hue-3: #a795e8; --hue-4: #d0b04f; --hue-5: #e583ab; --hue-6: #93bd70; }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--ink); --line: var(--edge); }
}
`;
