// Somebody with a browser without scripts: opens pages of the app under test, and sends their forms.
import { type HTMLElement, parse } from 'node-html-parser';
import type { TestApp } from './helpers.js';

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Names recur in forms. */
export type Fields = readonly (readonly [name: string, value: string])[];

export async function openPage({ app }: Pick<TestApp, 'app'>, url: string) {
  const response = await app.inject({ url, headers: html });
  return { status: response.statusCode, page: parse(response.body), headers: response.headers };
}

/** Sends a talk to the question page. */
export async function sendTalk({ app }: TestApp, fields: Fields, headers: Record<string, string> = {}) {
  const payload = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await app.inject({
    method: 'POST',
    url: '/ask',
    payload,
    headers: { ...html, ...type, ...headers },
  });
  return { status: response.statusCode, page: parse(response.body), headers: response.headers };
}

/** What a browser would send with the page's form, but for what is typed and chosen in it. */
export function fieldsOf(page: HTMLElement, form: string): [string, string][] {
  return page
    .querySelectorAll(`${form} input[name]:not([disabled]):not(#question)`)
    .map((input) => [input.getAttribute('name')!, input.getAttribute('value') ?? '']);
}
