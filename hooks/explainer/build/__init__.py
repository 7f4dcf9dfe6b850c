"""Artifacts to a finished folder: the pipeline, the search index, the security policy, the service worker. Knows no page's content."""
