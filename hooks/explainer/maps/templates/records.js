{% macro script(this, kwargs) %}
explainer.records(map, {{ this.source|tojson }}, {{ {"site": this.site, "units": this.units, "only": this.only}|tojson }});
{% endmacro %}
