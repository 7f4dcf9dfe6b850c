{% macro script(this, kwargs) %}
import { showRecords } from {{ this.module|tojson }};
showRecords(map, {{ this.source|tojson }}, {{ {"site": this.site, "units": this.units, "only": this.only}|tojson }});
{% endmacro %}
