// Show notes as an HTML fragment, as feeds and content systems take it: no script, no style, no class.

const source = (quote: string): string =>
  `<a href="{{ ${quote}.url | link }}">{% if ${quote}.speaker %}{{ ${quote}.speaker }}{% endif -%}
{%- if ${quote}.speaker and ${quote}.startTime != nil %}, {% endif -%}
{%- if ${quote}.startTime != nil %}{% if ${quote}.timing == "interpolated" %}about {% endif %}{{ ${quote}.startTime | clock }}{% endif -%}
{%- unless ${quote}.speaker or ${quote}.startTime != nil %}read on{% endunless %}</a>`;

const links = `{% if links.size > 0 -%}
<h2>Links</h2>
<ul>
{% for link in links -%}
<li><a href="{{ link.href | link }}">{{ link.label }}</a></li>
{% endfor -%}
</ul>
{% endif -%}
`;

export const full = `<h1>{{ title }}</h1>
<p>{{ summary }}</p>
{% for highlight in highlights -%}
<blockquote><p>{{ highlight.quote }}</p><footer>${source('highlight')}</footer></blockquote>
{% endfor -%}
{% if people.size > 0 -%}
<h2>People</h2>
<ul>
{% for person in people -%}
<li>{{ person.name }}{% if person.role %} ({{ person.role }}){% endif %}</li>
{% endfor -%}
</ul>
{% endif -%}
{% if chapters.size > 0 -%}
<h2>Chapters</h2>
<ul>
{% for chapter in chapters -%}
<li>{% if chapter.startTime != nil %}<time>{{ chapter.startTime | clock }}</time> {% endif %}<a href="{{ chapter.url | link }}">{{ chapter.title }}</a></li>
{% endfor -%}
</ul>
{% endif -%}
{% if lessons.size > 0 -%}
<h2>Lessons</h2>
<ul>
{% for lesson in lessons -%}
{% if lesson.quote == lesson.statement -%}
<li><p><strong>{{ lesson.statement }}</strong> ${source('lesson')}</p></li>
{% else -%}
<li><p><strong>{{ lesson.statement }}</strong></p>
<blockquote><p>{{ lesson.quote }}</p><footer>${source('lesson')}</footer></blockquote></li>
{% endif -%}
{% endfor -%}
</ul>
{% endif -%}
{% if topics.size > 0 -%}
<h2>Topics</h2>
<ul>
{% for topic in topics -%}
<li>{{ topic.label }}</li>
{% endfor -%}
</ul>
{% endif -%}
${links}`;

export const newsletter = `<h2><a href="{{ url | link }}">{{ title }}</a></h2>
<p>{{ summary }}</p>
{% for highlight in highlights -%}
<blockquote><p>{{ highlight.quote }}</p><p>${source('highlight')}</p></blockquote>
{% endfor -%}
{% if lessons.size > 0 -%}
<p><strong>What to take away</strong></p>
<ul>
{% for lesson in lessons -%}
<li>{{ lesson.statement }}{% if lesson.startTime != nil %} (<a href="{{ lesson.url | link }}">{{ lesson.startTime | clock }}</a>){% endif %}</li>
{% endfor -%}
</ul>
{% endif -%}
{% if chapters.size > 0 -%}
<p><strong>In this episode</strong></p>
<ul>
{% for chapter in chapters -%}
<li>{{ chapter.title }}</li>
{% endfor -%}
</ul>
{% endif -%}
{% if links.size > 0 -%}
<p><strong>Links:</strong> {% for link in links %}{% if forloop.first == false %}, {% endif %}<a href="{{ link.href | link }}">{{ link.label }}</a>{% endfor %}</p>
{% endif -%}
`;

/** Paragraphs, lists and links alone: directories show little more. Stamps in brackets become links in most players. */
export const feed = `<p>{{ summary }}</p>
{% for highlight in highlights -%}
<p>“{{ highlight.quote }}”{% if highlight.speaker %} – {{ highlight.speaker }}{% endif %}</p>
{% endfor -%}
{% if chapters.size > 0 -%}
<p>Chapters</p>
<ul>
{% for chapter in chapters -%}
<li>{% if chapter.startTime != nil %}({{ chapter.startTime | clock }}) {% endif %}{{ chapter.title }}</li>
{% endfor -%}
</ul>
{% endif -%}
{% if lessons.size > 0 -%}
<p>Lessons</p>
<ul>
{% for lesson in lessons -%}
<li>{{ lesson.statement }}</li>
{% endfor -%}
</ul>
{% endif -%}
{% if people.size > 0 -%}
<p>With {% for person in people %}{% if forloop.first == false %}, {% endif %}{{ person.name }}{% endfor %}</p>
{% endif -%}
{% if links.size > 0 -%}
<p>Links</p>
<ul>
{% for link in links -%}
<li><a href="{{ link.href | link }}">{{ link.label }}</a></li>
{% endfor -%}
</ul>
{% endif -%}
`;
