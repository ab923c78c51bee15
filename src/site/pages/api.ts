// The page of the API: every operation by what it is about, with what it takes, what it answers, and a request to begin with.
import { type Html, html } from '../../domain/html.js';
import { fieldList, prose, typeWords } from '../api/fields.js';
import type { AnswerView, ApiGroup, ApiPageView, BodyView, OperationView, SchemaView } from '../api/views.js';
import { counted } from '../entries.js';
import type { PageFrame } from '../layout.js';

export function apiPage({ about, version, description, server, groups, schemas }: ApiPageView): PageFrame {
  return {
    title: 'API',
    about,
    place: '/docs',
    body: html`<div class="hero">
<h1>API</h1>
<p class="standfirst">${prose(description)}</p>
<p class="meta">Version ${version}. For programs: <a href="/openapi.yaml">OpenAPI as YAML</a>, <a href="/docs/json">as JSON</a>. Every failure is a problem with one of <a href="/docs/errors">these codes</a>.</p>
<nav aria-label="Groups of operations"><ul class="jumps">
${groups.map(({ name, operations }) => html`<li><a href="#on-${name}">${titled(name)}</a> <span class="meta">${operations.length}</span></li>\n`)}<li><a href="#schemas">Schemas</a></li>
</ul></nav>
</div>
${groups.map((each) => group(each, server))}
<section class="wide api" aria-labelledby="schemas">
<h2 id="schemas">Schemas</h2>
<p class="meta">${counted(schemas.length, 'schema')}: what is sent and what is answered, by name.</p>
${schemas.map(schemaPart)}</section>`,
  };
}

function group({ name, description, operations }: ApiGroup, server: string): Html {
  return html`<section class="wide api" aria-labelledby="on-${name}">
<h2 id="on-${name}">${titled(name)}</h2>
<p class="meta">${prose(description)}</p>
${operations.map((each) => operationPart(each, server))}</section>
`;
}

/** Links lead to what is in it, which opens it. */
function operationPart(operation: OperationView, server: string): Html {
  const { id, method, path, summary, description, parameters, bodies, answers } = operation;
  return html`<details class="operation">
<summary><h3><code><b>${method}</b> ${broken(path)}</code> <span>${prose(summary)}</span></h3></summary>
<div id="${id}">
${description && html`<p>${prose(description)}</p>\n`}<p class="meta"><a href="#${id}">Link to this</a></p>
${parameters.length > 0 && html`<h4>Parameters</h4>\n${fieldList(parameters)}`}
${bodies.length > 0 && html`<h4>Body</h4>\n${bodies.map(bodyPart)}`}
<h4>Answers</h4>
<dl class="fields">
${answers.map(answerPart)}</dl>
<h4>With curl</h4>
<pre tabindex="0" aria-label="${method} ${path} with curl"><code>${curl(operation, server)}</code></pre>
</div>
</details>
`;
}

function answerPart({ status, description, bodies }: AnswerView): Html {
  return html`<div><dt><code>${status}</code></dt>
<dd>${description && html`<p>${prose(description)}</p>`}${bodies.map(bodyPart)}</dd></div>
`;
}

function bodyPart({ mediaTypes, type, fields }: BodyView): Html {
  return html`<p>${typeWords(type)} <span class="meta">as ${mediaTypes.map((each, i) => html`${i > 0 && ', '}<code>${each}</code>`)}</span></p>
${fields.length > 0 && fieldList(fields)}`;
}

function schemaPart({ name, type, description, fields }: SchemaView): Html {
  return html`<details class="operation">
<summary><h3><code>${name}</code></h3></summary>
<div id="schema-${name}">
${description && html`<p>${prose(description)}</p>\n`}${fields.length > 0 ? fieldList(fields) : html`<p>${typeWords(type)}</p>`}</div>
</details>
`;
}

/** A line of a shell; values are quoted for it. */
function curl({ method, example }: OperationView, server: string): string {
  const { path, mediaType, body, needsKey } = example;
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(`${server}${path}`)}`,
    needsKey && `-H "authorization: Bearer $HINDCAST_API_KEY"`,
    mediaType && `-H ${quoted(`content-type: ${mediaType}`)}`,
    mediaType && (body === null ? '--data-binary @FILE' : `-d ${quoted(body)}`),
  ];
  return parts.filter(Boolean).join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A path breaks after its slashes. */
function broken(path: string): Html[] {
  return path.split(/(?<=\/)/u).map((part) => html`${part}<wbr>`);
}

function titled(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
