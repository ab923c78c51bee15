// Fields of what is sent and answered, as a list of terms: name, type, what it means, an example.
import { type Html, html } from '../../domain/html.js';
import type { FieldView, TypePiece, TypeView } from './views.js';

export function fieldList(fields: readonly FieldView[]): Html {
  return html`<dl class="fields">
${fields.map(field)}</dl>
`;
}

function field({ name, type, isNeeded, description, example, place, fields }: FieldView): Html {
  const is = [place, isNeeded && 'needed'].filter(Boolean).join(', ');
  return html`<div><dt><code>${name}</code> <span class="meta">${typeWords(type)}${is && `; ${is}`}</span></dt>
<dd>${description && html`<p>${prose(description)}</p>`}${example !== null && html`<p class="meta">Such as <code>${example}</code></p>`}${fields.length > 0 && fieldList(fields)}</dd></div>
`;
}

export function typeWords(type: TypeView): Html {
  return html`${type.map(typePiece)}`;
}

function typePiece(piece: TypePiece): Html {
  if (typeof piece === 'string') return html`${piece}`;
  if ('code' in piece) return html`<code>${piece.code}</code>`;
  return html`<a href="#schema-${piece.schema}">${piece.schema}</a>`;
}

/** What stands between backticks is code. */
export function prose(text: string): Html {
  const parts = text.split(/`([^`]+)`/u);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
