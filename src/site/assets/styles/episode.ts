// The episode page: its chapters and its transcript.
export const episode = `.turn { padding: .6rem 0; scroll-margin-top: 1rem; }
.turn p { white-space: pre-line; }
.turn:target { background: var(--wash); margin: 0 -.75rem; padding: .6rem .75rem; box-shadow: inset 3px 0 var(--accent); }
.turn time { color: var(--soft); font-size: var(--step--1); }
a.lasting { margin-left: .5rem; color: var(--soft); text-decoration: none; }
.speaker { font-weight: 600; margin-right: .5rem; }
`;
