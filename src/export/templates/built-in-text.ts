// Show notes as plain text, for fields that take nothing else.

const people = `{% if people.size > 0 %}
With {% for person in people %}{% if forloop.first == false %}, {% endif %}{{ person.name }}{% if person.role %} ({{ person.role }}){% endif %}{% endfor %}
{% endif -%}
`;

const highlights = `{% for highlight in highlights %}
“{{ highlight.quote }}”{% if highlight.speaker %} – {{ highlight.speaker }}{% endif %}
{% endfor -%}
`;

const chapters = `{% if chapters.size > 0 %}
Chapters
{% for chapter in chapters -%}
{% if chapter.startTime != nil %}{{ chapter.startTime | clock }} {% endif %}{{ chapter.title }}
{% endfor -%}
{% endif -%}
`;

const lessons = `{% if lessons.size > 0 %}
Lessons
{% for lesson in lessons -%}
- {{ lesson.statement }}
{% endfor -%}
{% endif -%}
`;

const links = `{% if links.size > 0 %}
Links
{% for link in links -%}
{{ link.href }}
{% endfor -%}
{% endif -%}
`;

export const full = `{{ title }}

{{ summary }}
${highlights}${people}${chapters}${lessons}${links}`;

export const newsletter = `{{ title }}
{{ url }}

{{ summary }}
${highlights}${lessons}`;

export const feed = `{{ summary }}
${highlights}${chapters}${lessons}${people}${links}`;
