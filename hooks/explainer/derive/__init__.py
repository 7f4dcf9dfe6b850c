"""What is worked out from the dataset: grades, origins, camps, locations, facets. Knows no format: no HTML, no Markdown, no JSON."""
