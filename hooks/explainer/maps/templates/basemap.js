{% macro script(this, kwargs) %}
const units = explainer.baseMap(map, {{ this.url|tojson }}, {{ this.labels|list|tojson }}, {{ this.credit|tojson }});
{% endmacro %}
