{% macro html(this, kwargs) %}
<div id="map" class="folium-map"></div>
{% endmacro %}
{% macro script(this, kwargs) %}
import { createMap } from {{ this.module|tojson }};
const map = createMap("map", {{ {"bounds": [[this.view.south, this.view.west], [this.view.north, this.view.east]]}|tojson }});
{% endmacro %}
