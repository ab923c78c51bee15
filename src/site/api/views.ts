// What the page of the API shows of its description.
import type { Described } from '../head.js';

export interface ApiPageView extends Described {
  readonly version: string;
  readonly description: string;
  /** Where this server is, without a slash at the end. */
  readonly server: string;
  readonly groups: readonly ApiGroup[];
  readonly schemas: readonly SchemaView[];
}

export interface ApiGroup {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly OperationView[];
}

export interface OperationView {
  /** Unique on the page. */
  readonly id: string;
  /** "GET" */
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FieldView[];
  readonly bodies: readonly BodyView[];
  readonly answers: readonly AnswerView[];
  readonly example: RequestView;
}

/** A request that can be sent as it is. */
export interface RequestView {
  /** Path and query. */
  readonly path: string;
  readonly mediaType: string | null;
  /** JSON; null: no body, or one that is a file. */
  readonly body: string | null;
  /** One of the server's keys is asked for, where it has some. */
  readonly needsKey: boolean;
}

/** What can be sent, of which media types. */
export interface BodyView {
  readonly mediaTypes: readonly string[];
  readonly type: TypeView;
  readonly fields: readonly FieldView[];
}

export interface AnswerView {
  readonly status: string;
  readonly description: string;
  readonly bodies: readonly BodyView[];
}

export interface SchemaView {
  readonly name: string;
  readonly type: TypeView;
  readonly description: string;
  readonly fields: readonly FieldView[];
}

export interface FieldView {
  readonly name: string;
  readonly type: TypeView;
  readonly isNeeded: boolean;
  readonly description: string;
  /** As it is written in JSON, or null. */
  readonly example: string | null;
  /** Of a parameter: "query", "path", "header". */
  readonly place?: string | undefined;
  /** Of an object, or of each in a list of them. */
  readonly fields: readonly FieldView[];
}

/** Words, code, and names of schemas of this page, in a row. */
export type TypeView = readonly TypePiece[];
export type TypePiece = string | { readonly code: string } | { readonly schema: string };
