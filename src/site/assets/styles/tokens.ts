// The colours and type that every part of the look takes, light and dark by the reader's setting.
export const tokens = `:root {
  color-scheme: light dark;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Source Serif 4", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --paper: #fdfcf9; --ink: #1d2021; --soft: #5c6366; --line: #e2dfd7; --accent: #0b6e69; --wash: #f2f0ea; --mark: #ffe9a8;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191a; --ink: #e6e4de; --soft: #9aa3a5; --line: #2e3436; --accent: #5cc8bf; --wash: #1f2425; --mark: #5b4a12; }
}
`;
