{% macro html(this, kwargs) %}
<div id="map" class="folium-map"></div>
{% endmacro %}
{% macro script(this, kwargs) %}
const map = explainer.createMap("map", {{ {"bounds": [[this.view.south, this.view.west], [this.view.north, this.view.east]]}|tojson }});
{% endmacro %}
