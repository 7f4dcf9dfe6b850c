"""The site while it is edited, from the files as they are. Knows no MkDocs: hooks/serve_site.py does."""
