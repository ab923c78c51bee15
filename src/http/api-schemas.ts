// A schema of the API's description -> its type in words, its fields, and a value of it.
import type { FieldView, TypePiece, TypeView } from '../site/api/views.js';

/** JSON Schema 2020-12, as far as the description uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** "integer, 1 to 100 or null", "list of Lesson". */
export function typeOf(schema: Schema): TypeView {
  if (schema.$ref !== undefined) return [{ schema: nameOf(schema.$ref) }];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return joined(choices.map(typeOf), ' or ');
  if (schema.enum) return joined(schema.enum.map(codeOf), ' or ');
  if (schema.const !== undefined) return codeOf(schema.const);
  if (schema.items) return ['list of ', ...typeOf(schema.items)];
  const { additionalProperties: others } = schema;
  if (typeof others === 'object' && Object.keys(others).length > 0) return ['object of ', ...typeOf(others)];
  return [plainType(schema)];
}

function plainType({ type = 'any value', format, minimum, maximum }: Schema): string {
  if (typeof type !== 'string') return type.join(' or ');
  if (format !== undefined) return type === 'string' ? format : `${type} (${format})`;
  if (minimum !== undefined && maximum !== undefined) return `${type}, ${minimum} to ${maximum}`;
  return minimum === undefined ? type : `${type}, ${minimum} or more`;
}

/** Of an object, of each in a list, or of all that it may be; those of named schemas stand with these. */
export function fieldsOf(schema: Schema): FieldView[] {
  const parts = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? (schema.items ? [schema.items] : []);
  const own = Object.entries(schema.properties ?? {}).map(([name, each]) => {
    return fieldOf(name, each, schema.required?.includes(name) ?? false);
  });
  return [...own, ...parts.flatMap(fieldsOf)];
}

export function fieldOf(name: string, schema: Schema, isNeeded: boolean): FieldView {
  const example = exampleOf(schema);
  return {
    ...{ name, isNeeded, type: typeOf(schema), fields: fieldsOf(schema), description: schema.description ?? '' },
    example: example === undefined ? null : JSON.stringify(example),
  };
}

function exampleOf({ example, examples }: Schema): unknown {
  return example ?? examples?.[0];
}

/** Characters that stand for any text of a sample. */
const ANY_TEXT = '…';

/** With the fields that are needed and those that have an example. `undefined` where there is nothing to tell. */
export function sampleOf(schema: Schema, schemas: Schemas): unknown {
  const given = exampleOf(schema) ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  if (schema.$ref !== undefined) return sampleOf(schemas[nameOf(schema.$ref)] ?? {}, schemas);
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice) return sampleOf(choice[0] ?? {}, schemas);
  if (schema.items) return [sampleOf(schema.items, schemas)];
  if (schema.properties) return sampleObject(schema, schemas);
  const [type] = [schema.type ?? []].flat();
  if (type === 'string') return ANY_TEXT;
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? (schema.minimum ?? 0) : undefined;
}

function sampleObject({ properties = {}, required = [] }: Schema, schemas: Schemas): Record<string, unknown> {
  const told = Object.entries(properties).filter(([name, each]) => {
    return required.includes(name) || exampleOf(each) !== undefined;
  });
  const shown = told.length > 0 ? told : Object.entries(properties).slice(0, 1);
  return Object.fromEntries(shown.map(([name, each]) => [name, sampleOf(each, schemas)]));
}

/** Alternatives that are called alike are told once. */
function joined(types: readonly TypeView[], between: string): TypeView {
  const told = new Map(types.map((type) => [JSON.stringify(type), type]));
  return [...told.values()].flatMap((type, i): readonly TypePiece[] => (i === 0 ? type : [between, ...type]));
}

function codeOf(value: unknown): TypeView {
  return [{ code: JSON.stringify(value) }];
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
