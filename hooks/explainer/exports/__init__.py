"""Files for programs: one module a format. Says nothing that derive does not work out, and knows no page's layout."""
