// Show notes as Markdown (CommonMark).

const people = `{% if people.size > 0 %}
## People

{% for person in people -%}
- {{ person.name }}{% if person.role %} ({{ person.role }}){% endif %}
{% endfor -%}
{% endif -%}
`;

const chapters = `{% if chapters.size > 0 %}
## Chapters

{% for chapter in chapters -%}
- {% if chapter.startTime != nil %}{{ chapter.startTime | clock }} {% endif %}[{{ chapter.title }}](<{{ chapter.url | link }}>)
{% endfor -%}
{% endif -%}
`;

const links = `{% if links.size > 0 %}
## Links

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

export const full = `# {{ title }}

{{ summary }}
{% for highlight in highlights %}
> {{ highlight.quote }}
>
> ${source('highlight')}
{% endfor -%}
${people}${chapters}{% if lessons.size > 0 %}
## Lessons
{% for lesson in lessons %}
**{{ lesson.statement }}**
{% if lesson.quote == lesson.statement %}
${source('lesson')}
{% else %}
> {{ lesson.quote }}
>
> ${source('lesson')}
{% endif -%}
{% endfor -%}
{% endif -%}
{% if topics.size > 0 %}
## Topics

{% for topic in topics -%}
- {{ topic.label }}
{% endfor -%}
{% endif -%}
${links}`;

export const newsletter = `## [{{ title }}](<{{ url | link }}>)

{{ summary }}
{% for highlight in highlights %}
> {{ highlight.quote }}
>
> ${source('highlight')}
{% endfor -%}
{% if lessons.size > 0 %}
**What to take away**

{% for lesson in lessons -%}
- {{ lesson.statement }}{% if lesson.startTime != nil %} ([{{ lesson.startTime | clock }}](<{{ lesson.url | link }}>)){% endif %}
{% endfor -%}
{% endif -%}
{% if chapters.size > 0 %}
**In this episode**

{% for chapter in chapters -%}
- {{ chapter.title }}
{% endfor -%}
{% endif -%}
{% if links.size > 0 %}
**Links:** {% for link in links %}{% if forloop.first == false %}, {% endif %}[{{ link.label }}](<{{ link.href | link }}>){% endfor %}
{% endif -%}
`;

export const feed = `{{ summary }}
{% for highlight in highlights %}
> {{ highlight.quote }}{% if highlight.speaker %} – {{ highlight.speaker }}{% endif %}
{% endfor -%}
{% if chapters.size > 0 %}
**Chapters**

{% for chapter in chapters -%}
- {% if chapter.startTime != nil %}({{ chapter.startTime | clock }}) {% endif %}{{ chapter.title }}
{% endfor -%}
{% endif -%}
{% if lessons.size > 0 %}
**Lessons**

{% for lesson in lessons -%}
- {{ lesson.statement }}
{% endfor -%}
{% endif -%}
{% if people.size > 0 %}
**With** {% for person in people %}{% if forloop.first == false %}, {% endif %}{{ person.name }}{% endfor %}
{% endif -%}
{% if links.size > 0 %}
**Links**

{% for link in links -%}
- [{{ link.label }}](<{{ link.href | link }}>)
{% endfor -%}
{% endif -%}
`;
