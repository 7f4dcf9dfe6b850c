"""Maps: the same spots as a Folium page for the browser and as an SVG that needs nothing."""
