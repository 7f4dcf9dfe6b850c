"""Maps: the same locations as a Folium page for the browser and as an SVG that needs nothing. Decides no precision: derive does."""
