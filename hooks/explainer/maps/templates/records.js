{% macro script(this, kwargs) %}
explainer.records(map, units, {{ this.data|tojson if this.data else this.url|tojson }});
{% endmacro %}
