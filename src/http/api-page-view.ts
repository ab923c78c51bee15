// The API's description (OpenAPI 3.1) -> what its page shows.
import type { AnswerView, ApiGroup, ApiPageView, BodyView, FieldView, OperationView } from '../site/api/views.js';
import { fieldOf, fieldsOf, type Schema, type Schemas, sampleOf, typeOf } from './api-schemas.js';

/** As far as its page reads it. */
export interface ApiDescription {
  readonly info: { readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Schemas };
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** What is true of nearly every operation; said once, in the head. */
const EVERYWHERE = 'application/problem+json';

export type ApiDescriptionView = Pick<ApiPageView, 'version' | 'description' | 'groups' | 'schemas'>;

export function apiPageView({ info, tags = [], paths, components }: ApiDescription): ApiDescriptionView {
  const schemas = components?.schemas ?? {};
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags?.[0] ?? '',
      view: operationView({ method: method.toUpperCase(), path, operation, schemas }),
    })),
  );
  const groups = tags.map(({ name, description = '' }): ApiGroup => {
    return { name, description, operations: operations.filter(({ tag }) => tag === name).map(({ view }) => view) };
  });
  return {
    version: info.version,
    description: info.description ?? '',
    groups: groups.filter((group) => group.operations.length > 0),
    schemas: Object.entries(schemas).map(([name, schema]) => {
      return { name, type: typeOf(schema), description: schema.description ?? '', fields: fieldsOf(schema) };
    }),
  };
}

interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly schemas: Schemas;
}

function operationView(described: Described): OperationView {
  const { method, path, operation } = described;
  const { operationId, summary = '', description = '', parameters = [], requestBody, responses } = operation;
  return {
    ...{ method, path, summary, description },
    id: operationId ?? `${method}${path}`.replace(/[^\w]+/gu, '-'),
    parameters: parameters.map(parameterField),
    bodies: bodiesOf(requestBody?.content),
    answers: Object.entries(responses).map(([status, answer]): AnswerView => {
      return { status, description: answer.description ?? '', bodies: bodiesOf(answer.content) };
    }),
    example: exampleRequest(described),
  };
}

function parameterField({
  name,
  in: place,
  required = false,
  description,
  example,
  schema = {},
}: Parameter): FieldView {
  const told = { ...schema, ...(example !== undefined && { example }), ...(description && { description }) };
  return { ...fieldOf(name, told, required), place };
}

/** Media types of one schema together. */
function bodiesOf(content: Content = {}): BodyView[] {
  const bodies = new Map<string, { readonly mediaTypes: string[]; readonly schema: Schema }>();
  for (const [mediaType, { schema = {} }] of Object.entries(content)) {
    if (mediaType === EVERYWHERE) continue;
    const key = JSON.stringify(schema);
    const body = bodies.get(key) ?? { mediaTypes: [], schema };
    body.mediaTypes.push(mediaType);
    bodies.set(key, body);
  }
  return [...bodies.values()].map(({ mediaTypes, schema }) => {
    return { mediaTypes, type: typeOf(schema), fields: fieldsOf(schema) };
  });
}

function exampleRequest({ method, path, operation, schemas }: Described): OperationView['example'] {
  const { parameters = [], requestBody, security = [] } = operation;
  const content = Object.entries(requestBody?.content ?? {});
  const [mediaType, { schema = {} }] = content.find(([type]) => type === 'application/json') ??
    content[0] ?? [null, {}];
  const isJson = mediaType === 'application/json';
  const needed = parameters.filter((each) => each.required || (method === 'GET' && each.in === 'path'));
  const sampleFor = (each: Parameter): string => String(each.example ?? sampleOf(each.schema ?? {}, schemas) ?? '…');
  const filled = path.replace(/\{(\w+)\}/gu, (placeholder, name: string) => {
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    return parameter?.example === undefined ? placeholder : encodeURIComponent(sampleFor(parameter));
  });
  const query = new URLSearchParams(
    needed.filter((each) => each.in === 'query' && !isJson).map((each) => [each.name, sampleFor(each)]),
  );
  return {
    path: query.size === 0 ? filled : `${filled}?${query}`,
    mediaType,
    body: isJson ? JSON.stringify(sampleOf(schema, schemas), null, 1) : null,
    needsKey: security.length > 0,
  };
}
