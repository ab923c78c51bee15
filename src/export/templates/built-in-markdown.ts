// Show notes as Markdown (CommonMark).

const person = '{{ person.name }}{% if person.role %} ({{ person.role }}){% endif %}';
const people = `{% if people.size > 0 %}
## People

{% for person in people -%}
- ${person}
{% endfor -%}
{% endif -%}
`;

const more = `{% assign left = chapterCount | minus: chapters.size -%}
{% if left > 0 -%}
- and [{{ left }} more](<{{ url | link }}>)
{% endif -%}
`;
const stamp =
  '{% if chapter.startTime != nil %}{% if chapter.timing == "interpolated" %}~{% endif %}{{ chapter.startTime | clock }} {% endif %}';
const chapters = (heading: string): string => `{% if chapters.size > 0 %}
${heading} Chapters

{% for chapter in chapters -%}
- ${stamp}[{{ chapter.title }}](<{{ chapter.url | link }}>)
{% endfor -%}
${more}{% endif -%}
`;

const links = (heading: string): string => `{% if links.size > 0 %}
${heading} Links

{% for link in links -%}
- [{{ link.label }}](<{{ link.href | link }}>)
{% endfor -%}
{% endif -%}
`;

/** What stands under a quote: who says it and when, leading there. */
const source = (quote: string): string =>
  `[{% if ${quote}.speaker %}{{ ${quote}.speaker }}{% endif -%}
{%- if ${quote}.speaker and ${quote}.startTime != nil %}, {% endif -%}
{%- if ${quote}.startTime != nil %}{% if ${quote}.timing == "interpolated" %}about {% endif %}{{ ${quote}.startTime | clock }}{% endif -%}
{%- unless ${quote}.speaker or ${quote}.startTime != nil %}read on{% endunless %}](<{{ ${quote}.url | link }}>)`;

const highlights = `{% for highlight in highlights %}
> {{ highlight.quote }}
>
> – ${source('highlight')}
{% endfor -%}
`;

/** Show and date, and where it is heard and read. */
const about = `
{{ showTitle }}{% if publishedAt %} · {{ publishedAt | date }}{% endif -%}
{% assign sound = audioUrl | default: pageUrl -%}
{% if sound %} · [Listen](<{{ sound | link }}>){% endif %} · [Transcript](<{{ url | link }}>)

{{ summary }}
`;

/** Bold are the words of the quote that are the lesson; spaces stay outside, or the stars would be stars. */
const quoted = '{{ lesson.parts.before }}**{{ lesson.parts.point | strip }}**{{ lesson.parts.after }}';

export const full = `# {{ title }}
${about}${highlights}${people}${chapters('##')}{% assign others = lessons | where: "highlighted", false -%}
{% if others.size > 0 %}
## Lessons
{% for lesson in others %}
{% if lesson.parts -%}
> ${quoted}
{% else -%}
**{{ lesson.statement }}**

> {{ lesson.quote }}
{% endif -%}
>
> – ${source('lesson')}
{% endfor -%}
{% endif -%}
{% if topics.size > 0 %}
## Topics

{% for topic in topics -%}
- {{ topic.label }}
{% endfor -%}
{% endif -%}
${links('##')}`;

export const newsletter = `## [{{ title }}](<{{ url | link }}>)
${about}${highlights}{% if lessons.size > 0 %}
### Lessons

{% for lesson in lessons -%}
- {{ lesson.statement }} – ${source('lesson')}
{% endfor -%}
{% endif -%}
${chapters('###')}${links('###')}`;

/** Stamps in brackets become links in most players, so that they stand without a word about how they are known. */
export const feed = `{{ summary }}
{% for highlight in highlights %}
> {{ highlight.quote }}{% if highlight.speaker %} – {{ highlight.speaker }}{% endif %}
{% endfor -%}
{% if chapters.size > 0 -%}
{% assign isTimed = chapters.first.startTime %}
**Chapters**

{% for chapter in chapters -%}
{% unless isTimed and chapter.startTime == nil -%}
- {% if chapter.startTime != nil %}({{ chapter.startTime | clock }}) {% endif %}{{ chapter.title }}
{% endunless -%}
{% endfor -%}
${more}{% endif -%}
{% if lessons.size > 0 %}
**Lessons**

{% for lesson in lessons -%}
- {{ lesson.statement }}{% if lesson.speaker %} – {{ lesson.speaker }}{% endif %}
{% endfor -%}
{% endif -%}
{% if people.size > 0 %}
**People:** {% for person in people %}{% if forloop.first == false %}, {% endif %}${person}{% endfor %}
{% endif -%}
{% if links.size > 0 %}
**Links**

{% for link in links -%}
- [{{ link.label }}](<{{ link.href | link }}>)
{% endfor -%}
{% endif -%}
`;
