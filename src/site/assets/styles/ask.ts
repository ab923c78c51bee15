// The question page: its form with what narrows it, the answer, and the talk before and after it.
export const ask = `.acts { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: var(--gap-2) 0 0; font-size: var(--step--1); }
.acts:has(> button[hidden]) { display: none; }
.ask { margin: var(--gap-3) 0; }
.ask div { display: flex; gap: .5rem; }
.ask > label { display: block; font-weight: 600; margin-bottom: .3rem; }
.ask div input { flex: 1; min-height: 3rem; }
.ask div button { min-height: 3rem; }
.answer { white-space: pre-line; font: 1.3rem/1.5 var(--serif); margin: var(--gap-3) 0; }
.narrow { margin: .6rem 0; font-size: .9rem; color: var(--soft); }
.narrow p { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .6rem .8rem; margin-top: .6rem; }
.narrow label { min-width: 0; }
.narrow select, .narrow input[type=text], .narrow input[type=date] { display: block; width: 100%; font-size: 1rem; }
.narrow p:nth-of-type(2) { display: block; }
.narrowed, .narrowed ul { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; }
.narrowed li { min-width: 0; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: .25rem; padding: 0 .35rem 0 .7rem; font-size: .88rem; }
.narrowed button { min-height: 1.5rem; border: 0; color: var(--accent); background: none; padding: 0; font-weight: 400; text-decoration: underline; text-decoration-thickness: 1px; }
.narrowed li a, .narrowed li button { display: inline-flex; align-items: center; min-width: 1.5rem; min-height: 1.5rem; justify-content: center; text-decoration: none; padding: 0 .35rem; }
.talk { padding-left: 1.1rem; border-left: 3px solid var(--line); margin-bottom: var(--gap-4); }
.talk li { padding: .3rem 0; }
.asked { font-weight: 600; margin: 0; }
.again { border-top: 1px solid var(--line); padding-top: var(--gap-4); }
`;
