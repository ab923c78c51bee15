// Show notes as an HTML fragment, as feeds and content systems take it: no script, no style, no class.

/** Who says it and when. */
const said = (quote: string): string =>
  `{% if ${quote}.speaker %}{{ ${quote}.speaker }}{% endif -%}
{%- if ${quote}.speaker and ${quote}.startTime != nil %}, {% endif -%}
{%- if ${quote}.startTime != nil %}{% if ${quote}.timing == "interpolated" %}about {% endif %}{{ ${quote}.startTime | clock }}{% endif -%}
{%- unless ${quote}.speaker or ${quote}.startTime != nil %}read on{% endunless %}`;
const source = (quote: string): string => `<a href="{{ ${quote}.url | link }}">${said(quote)}</a>`;

const person = '{{ person.name }}{% if person.role %} ({{ person.role }}){% endif %}';
const people = `{% if people.size > 0 -%}
<h2>People</h2>
<ul>
{% for person in people -%}
<li>${person}</li>
{% endfor -%}
</ul>
{% endif -%}
`;

const stamp =
  '{% if chapter.startTime != nil %}{% if chapter.timing == "interpolated" %}~{% endif %}<time>{{ chapter.startTime | clock }}</time> {% endif %}';
const more = `{% assign left = chapterCount | minus: chapters.size -%}
{% if left > 0 -%}
<li>and <a href="{{ url | link }}">{{ left }} more</a></li>
{% endif -%}
`;
const chapters = (heading: string): string => `{% if chapters.size > 0 -%}
<${heading}>Chapters</${heading}>
<ul>
{% for chapter in chapters -%}
<li>${stamp}<a href="{{ chapter.url | link }}">{{ chapter.title }}</a></li>
{% endfor -%}
${more}</ul>
{% endif -%}
`;

const links = (heading: string): string => `{% if links.size > 0 -%}
<${heading}>Links</${heading}>
<ul>
{% for link in links -%}
<li><a href="{{ link.href | link }}">{{ link.label }}</a></li>
{% endfor -%}
</ul>
{% endif -%}
`;

/** Show and date, and where it is heard and read. */
const about = `<p>{{ showTitle }}{% if publishedAt %} · {{ publishedAt | date }}{% endif -%}
{% assign sound = audioUrl | default: pageUrl -%}
{% if sound %} · <a href="{{ sound | link }}">Listen</a>{% endif %} · <a href="{{ url | link }}">Transcript</a></p>
`;

export const full = `<h1>{{ title }}</h1>
${about}<p>{{ summary }}</p>
{% for highlight in highlights -%}
<blockquote><p>{{ highlight.quote }}</p><p>– ${source('highlight')}</p></blockquote>
{% endfor -%}
${people}${chapters('h2')}{% assign others = lessons | where: "highlighted", false -%}
{% if others.size > 0 -%}
<h2>Lessons</h2>
{% for lesson in others -%}
{% if lesson.parts -%}
<blockquote><p>{{ lesson.parts.before }}<strong>{{ lesson.parts.point }}</strong>{{ lesson.parts.after }}</p><p>– ${source('lesson')}</p></blockquote>
{% else -%}
<p><strong>{{ lesson.statement }}</strong></p>
<blockquote><p>{{ lesson.quote }}</p><p>– ${source('lesson')}</p></blockquote>
{% endif -%}
{% endfor -%}
{% endif -%}
{% if topics.size > 0 -%}
<h2>Topics</h2>
<ul>
{% for topic in topics -%}
<li>{{ topic.label }}</li>
{% endfor -%}
</ul>
{% endif -%}
${links('h2')}`;

export const newsletter = `<h2><a href="{{ url | link }}">{{ title }}</a></h2>
${about}<p>{{ summary }}</p>
{% for highlight in highlights -%}
<blockquote><p>{{ highlight.quote }}</p><p>– ${source('highlight')}</p></blockquote>
{% endfor -%}
{% if lessons.size > 0 -%}
<h3>Lessons</h3>
<ul>
{% for lesson in lessons -%}
<li>{{ lesson.statement }} – ${source('lesson')}</li>
{% endfor -%}
</ul>
{% endif -%}
${chapters('h3')}${links('h3')}`;

/**
 * Paragraphs, lists and links alone: directories show little more. Stamps in brackets become links in most players, so that
 * they stand without a word about how they are known.
 */
export const feed = `<p>{{ summary }}</p>
{% for highlight in highlights -%}
<p>“{{ highlight.quote }}”{% if highlight.speaker %} – {{ highlight.speaker }}{% endif %}</p>
{% endfor -%}
{% if chapters.size > 0 -%}
{% assign isTimed = chapters.first.startTime -%}
<p>Chapters</p>
<ul>
{% for chapter in chapters -%}
{% unless isTimed and chapter.startTime == nil -%}
<li>{% if chapter.startTime != nil %}({{ chapter.startTime | clock }}) {% endif %}{{ chapter.title }}</li>
{% endunless -%}
{% endfor -%}
${more}</ul>
{% endif -%}
{% if lessons.size > 0 -%}
<p>Lessons</p>
<ul>
{% for lesson in lessons -%}
<li>{{ lesson.statement }}{% if lesson.speaker %} – {{ lesson.speaker }}{% endif %}</li>
{% endfor -%}
</ul>
{% endif -%}
{% if people.size > 0 -%}
<p>People: {% for person in people %}{% if forloop.first == false %}, {% endif %}${person}{% endfor %}</p>
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
