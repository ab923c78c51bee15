// Show notes as plain text, for fields that take nothing else: what the other formats say, without what only links show.

const about = `{{ title }}
{{ showTitle }}{% if publishedAt %} · {{ publishedAt | date }}{% endif %}
{% assign sound = audioUrl | default: pageUrl -%}
{% if sound %}Listen: {{ sound }}
{% endif -%}
Transcript: {{ url }}

{{ summary }}
`;

const people = `{% if people.size > 0 %}
People: {% for person in people %}{% if forloop.first == false %}, {% endif %}{{ person.name }}{% if person.role %} ({{ person.role }}){% endif %}{% endfor %}
{% endif -%}
`;

/** Who says it and when, where that is known. */
const said = (quote: string): string =>
  `{% if ${quote}.speaker or ${quote}.startTime != nil %} – {% endif -%}
{% if ${quote}.speaker %}{{ ${quote}.speaker }}{% endif -%}
{% if ${quote}.speaker and ${quote}.startTime != nil %}, {% endif -%}
{% if ${quote}.startTime != nil %}{% if ${quote}.timing == "interpolated" %}about {% endif %}{{ ${quote}.startTime | clock }}{% endif %}`;

const quotes = (source: string): string => `{% for highlight in highlights %}
“{{ highlight.quote }}”${source}
{% endfor -%}
`;
const speaker = (quote: string): string => `{% if ${quote}.speaker %} – {{ ${quote}.speaker }}{% endif %}`;

const more = `{% assign left = chapterCount | minus: chapters.size -%}
{% if left > 0 -%}
and {{ left }} more
{% endif -%}
`;
const chapters = `{% if chapters.size > 0 %}
Chapters
{% for chapter in chapters -%}
{% if chapter.startTime != nil %}{% if chapter.timing == "interpolated" %}~{% endif %}{{ chapter.startTime | clock }} {% endif %}{{ chapter.title }}
{% endfor -%}
${more}{% endif -%}
`;
/** Those that a player can jump to, where there are such; it reads their stamps, without a word about how they are known. */
const jumps = `{% if chapters.size > 0 -%}
{% assign isTimed = chapters.first.startTime %}
Chapters
{% for chapter in chapters -%}
{% unless isTimed and chapter.startTime == nil -%}
{% if chapter.startTime != nil %}{{ chapter.startTime | clock }} {% endif %}{{ chapter.title }}
{% endunless -%}
{% endfor -%}
${more}{% endif -%}
`;

const links = `{% if links.size > 0 %}
Links
{% for link in links -%}
{% if link.label contains " " %}{{ link.label }}: {% endif %}{{ link.href }}
{% endfor -%}
{% endif -%}
`;

const lessons = (list: string, source: string): string => `{% if ${list}.size > 0 %}
Lessons
{% for lesson in ${list} -%}
- {{ lesson.statement }}${source}
{% endfor -%}
{% endif -%}
`;

/** Lessons whose quotes stand among the highlights are said there. */
export const full = `${about}${quotes(said('highlight'))}${people}${chapters}
{%- assign others = lessons | where: "highlighted", false -%}
${lessons('others', said('lesson'))}${links}`;

export const newsletter = `${about}${quotes(said('highlight'))}${lessons('lessons', said('lesson'))}${chapters}${links}`;

export const feed = `{{ summary }}
${quotes(speaker('highlight'))}${jumps}${lessons('lessons', speaker('lesson'))}${people}${links}`;
