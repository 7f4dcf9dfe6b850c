{% macro script(this, kwargs) %}
import { drawBase } from {{ this.module|tojson }};
drawBase(map, {{ this.url|tojson }}, {{ this.labels|list|tojson }}, {{ this.credit|tojson }});
{% endmacro %}
