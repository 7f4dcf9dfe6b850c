{% macro script(this, kwargs) %}
explainer.base(map, {{ this.url|tojson }}, {{ this.labels|list|tojson }}, {{ this.credit|tojson }});
{% endmacro %}
